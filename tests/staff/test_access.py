"""How far a right reaches: own, department, branch, all; and what a deputy gains and does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from matvey.administration import actions
from matvey.staff.access import Access
from matvey.staff.admission import access_of
from matvey.staff.models import Employee
from matvey.staff.scopes import Scope


@dataclass
class Row:
    """A record, with the three columns rights look at."""

    responsible_id: int | None = None
    department_id: int | None = None
    branch_id: int | None = None


ANNA = Access(employee_id=1, branch_id=7, department_ids=frozenset({3, 4}))


@pytest.mark.parametrize(
    ("scope", "reached"),
    [
        (Scope.NONE, []),
        (Scope.OWN, ["own"]),
        (Scope.DEPARTMENT, ["own", "department"]),
        (Scope.BRANCH, ["own", "branch"]),
        (Scope.ALL, ["own", "department", "branch", "stranger's"]),
    ],
)
def test_each_scope_reaches_so_far(scope: Scope, reached: list[str]) -> None:
    rows = {
        "own": Row(responsible_id=1),
        "department": Row(responsible_id=2, department_id=4),
        "branch": Row(responsible_id=2, branch_id=7),
        "stranger's": Row(responsible_id=9, department_id=8, branch_id=8),
    }
    access = replace(ANNA, reading={"customer": scope})
    assert [name for name, row in rows.items() if access.may_read("customer", row)] == reached


def test_a_kind_the_role_does_not_name_is_not_there() -> None:
    assert ANNA.reads("deal") is Scope.NONE
    assert not ANNA.may_read("deal", Row(responsible_id=1))


def test_a_record_nobody_is_responsible_for_is_nobodys_own() -> None:
    nobody = Access(employee_id=None, reading={"customer": Scope.OWN})
    assert not nobody.may_read("customer", Row(responsible_id=None))


def test_a_deputy_gains_the_own_records_but_no_named_right(people: Any, now: datetime) -> None:
    by = people.by(people.administrator)
    actions.mark_absent(people.administrator, {"deputy": people.owner}, by=by, at=now)
    access = _access(people.owner, now)
    assert access.may_write("customer", Row(responsible_id=people.administrator.pk))
    with pytest.raises(PermissionDenied):
        access.demand("administer")


def test_a_head_reaches_the_departments_below_theirs(people: Any, now: datetime) -> None:
    by = people.by(people.administrator)
    below = actions.add_department({"name": "Опт", "parent": people.owner.department}, by=by, at=now)
    lower = actions.add_department({"name": "Север", "parent": below}, by=by, at=now)
    assert _access(people.head, now).department_ids >= {below.pk, lower.pk}
    assert lower.pk not in _access(people.stranger, now).department_ids


def test_a_role_holds_from_the_next_click(people: Any, now: datetime) -> None:
    by = people.by(people.administrator)
    actions.give_role(people.owner, people.roles["director"], by=by, at=now)
    assert _access(people.owner, now).may("administer")


def _access(person: Employee, now: datetime) -> Access:
    return access_of(Employee.objects.get(pk=person.pk), at=now)
