"""The lists an administrator keeps: sources, and kinds of links between customers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from matvey.customers.actions.linking import add_link_type, change_link_type
from matvey.customers.actions.rules import add_source, change_source
from matvey.customers.forms.rules import LinkTypeForm, SourceForm
from matvey.customers.models import LinkType, Source
from matvey.records.lists.cells import Named
from matvey.records.screens import Bulk, Column, Screen, Sort, register
from matvey.staff.access import Access, Actor
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER

NAME = pgettext_lazy("customers", "Name")


def _administers(request: StaffRequest, row: object = None) -> bool:
    return request.access.may(ADMINISTER)


def _sources(access: Access) -> QuerySet[Source]:
    rows = Source.objects.filter(archived_at=None)
    return rows if access.may(ADMINISTER) else rows.none()


def _link_types(access: Access) -> QuerySet[LinkType]:
    rows = LinkType.objects.filter(archived_at=None)
    return rows if access.may(ADMINISTER) else rows.none()


def _archive_sources(rows: QuerySet[Any], data: dict[str, Any], by: Actor, at: datetime) -> str:
    for row in (found := list(rows)):
        change_source(row, {"archived_at": at}, by=by, at=at)
    return _archived(len(found))


def _archive_link_types(rows: QuerySet[Any], data: dict[str, Any], by: Actor, at: datetime) -> str:
    for row in (found := list(rows)):
        change_link_type(row, {"archived_at": at}, by=by, at=at)
    return _archived(len(found))


def _archived(n: int) -> str:
    return ngettext("%(n)d row archived", "%(n)d rows archived", n) % {"n": n}


sources = register(
    Screen(
        kind="source",
        nav="settings",
        model=Source,
        title=_("Sources"),
        one=_("Source"),
        new=_("New source"),
        icon="waypoints",
        visible=_sources,
        columns=[
            Column(
                "name", NAME, lambda s: Named(str(s), f"/settings/sources/{s.pk}/edit/"), "link", area="name"
            )
        ],
        sorts=[Sort("id", _("In their order"), ("id",))],
        bulks=[Bulk("archive", _("Archive"), "archive", _archive_sources, danger=True)],
        form=SourceForm,
        initial=lambda source: {"name": str(source)},
        add=lambda data, *, by, at: add_source(data["name"], by=by, at=at),
        change=lambda source, data, *, by, at: change_source(source, data, by=by, at=at),
        may_add=_administers,
        may_change=_administers,
    )
)


def _link_type(row: LinkType) -> dict[str, object]:
    return {
        "name": str(row),
        "symmetric": row.symmetric,
        "reverse_name": "" if row.symmetric else row.from_other_end,
        "means_one_risk": row.means_one_risk,
    }


link_types = register(
    Screen(
        kind="link_type",
        namespace="link-type",
        nav="settings",
        model=LinkType,
        title=_("Kinds of links"),
        one=_("Kind of link"),
        new=_("New kind of link"),
        icon="link",
        visible=_link_types,
        columns=[
            Column(
                "name",
                NAME,
                lambda t: Named(str(t), f"/settings/link-types/{t.pk}/edit/"),
                "link",
                area="name",
            ),
            Column("reverse", _("From the other end"), lambda t: t.from_other_end, area="sub"),
            Column("risk", _("Shared credit risk"), lambda t: t.means_one_risk, "yes_no"),
        ],
        sorts=[Sort("id", _("In their order"), ("id",))],
        bulks=[Bulk("archive", _("Archive"), "archive", _archive_link_types, danger=True)],
        form=LinkTypeForm,
        initial=_link_type,
        add=lambda data, *, by, at: add_link_type(LinkType(**data), by=by, at=at),
        change=lambda row, data, *, by, at: change_link_type(row, data, by=by, at=at),
        may_add=_administers,
        may_change=_administers,
    )
)
