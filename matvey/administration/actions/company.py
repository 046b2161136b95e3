"""What the company chooses for everybody."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.db import transaction

from matvey.administration.actions.changes import change_row
from matvey.administration.models import Company
from matvey.staff.access import Actor
from matvey.staff.rights import ADMINISTER


class CompanyData(TypedDict, total=False):
    name: str
    language: str
    consent_text: str


@transaction.atomic
def change_company(data: CompanyData, *, by: Actor, at: datetime) -> Company:
    """Raises `ValidationError` where the company is left without a name."""
    by.access.demand(ADMINISTER)
    return change_row(Company.objects.locked(), {**data}, "company.changed", by=by, at=at)
