"""Where a customer is filed: with whom, in which department and branch, from which source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from django.db.models import Model

from matvey.customers.models import Customer, Source
from matvey.customers.new import NewCustomer, Place
from matvey.staff.models import Branch, Department, Employee


@dataclass(frozen=True)
class Named:
    """The rows that places and sources name, read in at most four queries."""

    employees: Mapping[int, Employee] = field(default_factory=dict)
    departments: Mapping[int, Department] = field(default_factory=dict)
    branches: Mapping[int, Branch] = field(default_factory=dict)
    sources: Mapping[int, Source] = field(default_factory=dict)

    @classmethod
    def by(cls, new: Iterable[NewCustomer]) -> Self:
        new = list(new)
        return cls(
            _employees(one.place.responsible_id for one in new),
            _rows(Department, (one.place.department_id for one in new)),
            _rows(Branch, (one.place.branch_id for one in new)),
            _rows(Source, (one.source_id for one in new)),
        )


def file_at(customer: Customer, place: Place, named: Named) -> None:
    """Department and branch follow the responsible where the place leaves them open; what nobody says stays.

    Raises `KeyError` for a place that does not exist.
    """
    responsible = named.employees[place.responsible_id] if place.responsible_id else None
    if responsible:
        customer.responsible = responsible
        customer.department, customer.branch = responsible.department, responsible.branch
    if place.department_id:
        customer.department = named.departments[place.department_id]
    if place.branch_id:
        customer.branch = named.branches[place.branch_id]


def _employees(ids: Iterable[int | None]) -> Mapping[int, Employee]:
    wanted = {pk for pk in ids if pk}
    return Employee.objects.working().select_related("department", "branch").in_bulk(wanted) if wanted else {}


def _rows[M: Model](model: type[M], ids: Iterable[int | None]) -> Mapping[int, M]:
    wanted = {pk for pk in ids if pk}
    return model._default_manager.in_bulk(wanted) if wanted else {}
