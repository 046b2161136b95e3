"""The screen of segments, and segments as a filter and a bulk action of the list of customers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from matvey.customers.actions.segments import put_in_segment, save_segment
from matvey.customers.forms.segments import PutInSegmentForm, SegmentForm
from matvey.customers.models import Segment
from matvey.customers.rights import SHARE_SEGMENTS
from matvey.customers.screens.customers import customers
from matvey.customers.segments import members
from matvey.records.filters import Asking, ChoiceFilter, Option
from matvey.records.lists.cells import Named
from matvey.records.screens import Bulk, Column, Screen, Sort, register
from matvey.staff.access import Actor
from matvey.staff.http import StaffRequest


def _may_change(request: StaffRequest, segment: Segment) -> bool:
    return segment.owner_id == request.user.pk or (segment.shared and request.access.may(SHARE_SEGMENTS))


segments = register(
    Screen(
        kind="segment",
        nav="segments",
        model=Segment,
        title=_("Segments"),
        one=_("Segment"),
        has_comments=True,
        icon="chart-pie",
        visible=lambda access: Segment.objects.visible_to(access).kept(),
        load=lambda rows: rows.select_related("owner"),
        columns=[
            Column(
                "name", _("Name"), lambda s: Named(s.name, f"/segments/{s.pk}/"), "link", "name", area="name"
            ),
            Column("way", _("How it is made"), lambda s: s.get_way_display(), area="sub"),
            Column("shared", _("For everybody"), lambda s: s.shared, "yes_no"),
            Column("owner", _("Owner"), lambda s: s.owner, "person"),
            Column("changed", _("Changed"), lambda s: s.changed_at, "moment"),
        ],
        sorts=[Sort("name", _("By name"), ("name",))],
        form=SegmentForm,
        add=save_segment,
        change=save_segment,
        may_change=_may_change,
        card_template="customers/segment.html",
        empty_template="customers/segments_empty.html",
    )
)


def _choose(asking: Asking) -> list[Option]:
    rows = Segment.objects.visible_to(asking.access).kept().order_by("name", "pk")
    return [Option(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def _where(values: Sequence[str], asking: Asking) -> Q:
    found = Q(pk__in=[])
    for segment in Segment.objects.visible_to(asking.access).kept().filter(pk__in=[int(v) for v in values]):
        found |= Q(pk__in=members(segment, asking).values("pk"))
    return found


def _put(rows: QuerySet[Any], data: dict[str, Any], by: Actor, at: datetime) -> str:
    n = put_in_segment(data["segment"], rows.values_list("pk", flat=True), by=by, at=at)
    text = ngettext("%(n)d customer put in “%(to)s”", "%(n)d customers put in “%(to)s”", n)
    return text % {"n": n, "to": data["segment"]}


customers.filters.append(ChoiceFilter("segment", _("Segment"), "chart-pie", choose=_choose, where=_where))
customers.bulks.append(Bulk("segment", _("Put in a segment"), "chart-pie", _put, form=PutInSegmentForm))
