"""What may be done to our own legal entities."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import add_row, change_row, locked
from matvey.administration.requisites import checked_requisites
from matvey.staff.access import Actor
from matvey.staff.models import Organization
from matvey.staff.rights import ADMINISTER


class OrganizationData(TypedDict, total=False):
    name: str
    full_name: str
    inn: str
    kpp: str
    ogrn: str
    legal_address: str
    director: str
    accountant: str
    phone: str
    email: str


@transaction.atomic
def add_organization(data: OrganizationData, *, by: Actor, at: datetime) -> Organization:
    """Raises `ValidationError` by field where a check digit does not agree or the name is taken."""
    by.access.demand(ADMINISTER)
    row = Organization(**_checked(data), created_at=at)
    return add_row(row, "organization.added", by=by, at=at)


@transaction.atomic
def change_organization(
    organization: Organization, data: OrganizationData, *, by: Actor, at: datetime
) -> Organization:
    """As `add_organization`; ИНН, КПП and ОГРН are checked together, as they will stand."""
    by.access.demand(ADMINISTER)
    organization = locked(organization)
    now: OrganizationData = {"inn": organization.inn, "kpp": organization.kpp, "ogrn": organization.ogrn}
    checked = _checked({**now, **data})
    return change_row(organization, checked, "organization.changed", by=by, at=at)


@transaction.atomic
def close_organization(organization: Organization, *, by: Actor, at: datetime) -> Organization:
    """It stands in old documents and is offered for no new ones. Its branches must be closed before."""
    by.access.demand(ADMINISTER)
    organization = locked(organization)
    open_branches = organization.branches.open().count()
    if open_branches:
        raise ValidationError(_("Close its branches first: %d are open.") % open_branches)
    return change_row(organization, {"closed_at": at}, "organization.closed", by=by, at=at)


@transaction.atomic
def reopen_organization(organization: Organization, *, by: Actor, at: datetime) -> Organization:
    by.access.demand(ADMINISTER)
    return change_row(organization, {"closed_at": None}, "organization.reopened", by=by, at=at)


def _checked(data: OrganizationData) -> dict[str, Any]:
    return {**data, **checked_requisites(data)}
