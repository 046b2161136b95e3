"""What the administration brings to My day: whom one stands in for, and who is away."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.records import my_day
from matvey.records.my_day import Section
from matvey.staff.http import StaffRequest
from matvey.staff.models import Absence


def standing_in(request: StaffRequest) -> dict[str, object] | None:
    """The absent colleagues whose records count as one's own until they are back."""
    absences = Absence.objects.in_force(request.at).filter(employee__in=request.access.standing_in_for)
    found = list(absences.select_related("employee").order_by("employee__surname", "pk"))
    return {"absences": found, "now": request.at} if found else None


my_day.add(
    Section(
        "standing-in",
        _("You stand in for"),
        "user-check",
        "administration/day_standing_in.html",
        standing_in,
        5,
    )
)
