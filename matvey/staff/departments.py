"""The departments a person answers for: their own, those they head, and all below these."""

from __future__ import annotations

from matvey.staff.models import Department, Employee


def departments_of(employee: Employee) -> frozenset[int]:
    rows = list(Department.objects.order_by().values_list("id", "parent_id", "head_id"))
    found = {pk for pk, _, head in rows if pk == employee.department_id or head == employee.pk}
    while below := {pk for pk, parent, _ in rows if parent in found and pk not in found}:
        found |= below
    return frozenset(found)
