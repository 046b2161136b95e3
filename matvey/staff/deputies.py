"""Who stands in for whom right now; chains of absences are followed."""

from __future__ import annotations

from datetime import datetime

from matvey.staff.models import Absence


def stood_in_for(employee_id: int, *, at: datetime) -> frozenset[int]:
    """The absent people whose deputy, at the end of the chain, this employee is."""
    deputies = _deputies_in_force(at)
    return frozenset(absent for absent in deputies if _last_deputy(absent, deputies) == employee_id)


def deputy_of(employee_id: int, *, at: datetime) -> int | None:
    """Who acts for this employee at that moment; `None` when they are here or nobody was found."""
    return _last_deputy(employee_id, _deputies_in_force(at))


def _deputies_in_force(at: datetime) -> dict[int, int]:
    absences = Absence.objects.in_force(at).filter(deputy__isnull=False).order_by("starts_at", "id")
    return {absent: deputy or 0 for absent, deputy in absences.values_list("employee_id", "deputy_id")}


def _last_deputy(absent: int, deputies: dict[int, int]) -> int | None:
    seen = {absent}
    deputy = deputies.get(absent)
    while deputy is not None and deputy in deputies and deputy not in seen:
        seen.add(deputy)
        deputy = deputies[deputy]
    return None if deputy in seen else deputy
