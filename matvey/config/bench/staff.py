"""The company the bench works in, and the four readers every page is measured as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from matvey.administration import actions
from matvey.config.demo.chances import Bag, by_rank
from matvey.customers.new import Place
from matvey.staff.access import Actor
from matvey.staff.admission import actor_of
from matvey.staff.models import Absence, Branch, Department, Employee, Role

READERS: Final = ("director", "head", "seller", "deputy")
# How many customers the small seller and the deputy have of their own.
FEW: Final = 60
DEPARTMENTS: Final = 12
_PASSWORD: Final = "bench-of-the-base"  # noqa: S105


@dataclass(frozen=True)
class Staff:
    """`places` are those of the other sellers, the busiest first; the readers have few customers or none."""

    readers: dict[str, Employee]
    places: Bag[Place]


def hire(customers: int, *, now: datetime) -> Staff:
    """A company for so many customers: a seller keeps up to some thousands, the first ones most.

    Heads read their department and sellers their own: what the ready roles give away to everybody would
    not show what narrow rights cost. The deputy stands in for the busiest seller.
    """
    director = actions.start_company(_first_start(), at=now - timedelta(days=2000))
    by = actor_of(director, at=now)
    departments = [_department(number, by, director, now) for number in range(DEPARTMENTS)]
    roles = _narrow_roles(by, now)
    sellers = [
        _person(f"seller{number}", roles["seller"], departments[number % DEPARTMENTS], by, now)
        for number in range(min(150, max(DEPARTMENTS, customers // 5_000)))
    ]
    head = _person("head", roles["head_of_sales"], departments[0], by, now)
    actions.change_department(departments[0], {"head": head}, by=by, at=now)
    seller, deputy = (
        _person(name, roles["seller"], departments[1], by, now) for name in ("seller", "deputy")
    )
    away: actions.AbsenceData = {"reason": Absence.Reason.ILL, "deputy": deputy}
    actions.mark_absent(sellers[0], away, by=by, at=now)
    readers = {"director": director, "head": head, "seller": seller, "deputy": deputy}
    return Staff(readers, by_rank([place_of(one) for one in sellers], flat=12))


def readers_there() -> dict[str, Employee]:
    """The readers of a base that has been filled before."""
    found = Employee.objects.in_bulk([_email(name) for name in READERS], field_name="email")
    return {name: found[_email(name)] for name in READERS}


def place_of(seller: Employee) -> Place:
    return Place(seller.pk, seller.department_id, seller.branch_id)


def _email(name: str) -> str:
    return f"{name}@bench.example"


def _first_start() -> actions.FirstStart:
    data: actions.EmployeeData = {"surname": "Директоров", "given_name": "Дан", "email": _email("director")}
    organization: actions.OrganizationData = {"name": "ООО «Измерение»"}
    return actions.FirstStart({"name": "Измерение"}, organization, {"name": "Главный"}, data, _PASSWORD)


def _department(number: int, by: Actor, director: Employee, now: datetime) -> Department:
    assert director.branch is not None, "a first start opens a branch"
    branch: Branch = actions.open_branch(
        {"name": f"Филиал {number}", "organization": director.branch.organization}, by=by, at=now
    )
    return actions.add_department({"name": "Продажи", "branch": branch}, by=by, at=now)


def _narrow_roles(by: Actor, now: datetime) -> dict[str, Role]:
    roles = actions.add_ready_roles(by=by, at=now)
    for key, scope in {"seller": "own", "head_of_sales": "department"}.items():
        reading = {**roles[key].reading, "customer": scope}
        roles[key] = actions.change_role(roles[key], {"reading": reading}, by=by, at=now)
    return roles


def _person(name: str, role: Role, department: Department, by: Actor, now: datetime) -> Employee:
    data: actions.EmployeeData = {
        "surname": name.title(),
        "given_name": "Ян",
        "email": _email(name),
        "role": role,
        "department": department,
    }
    return actions.add_employee(data, _PASSWORD, by=by, at=now)
