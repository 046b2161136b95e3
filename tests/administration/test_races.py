"""Two do at once what only one of them may: real connections, on both databases."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from matvey.administration import actions
from matvey.administration.administrators import administrators
from matvey.administration.invitations import token_of
from matvey.staff.admission import actor_of
from matvey.staff.models import Department, Employee

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "кресло-у-окна-7"


def started(now: datetime, **changes: Any) -> Employee:
    given: dict[str, Any] = {
        "company": {"name": "Мебель Петра"},
        "organization": {"name": "ООО «Салон»"},
        "branch": {"name": "Салон на Невском"},
        "administrator": {"given_name": "Пётр", "surname": "Ильин", "email": "petr@example.com"},
        "password": PASSWORD,
    }
    return actions.start_company(actions.FirstStart(**given | changes), at=now)


def hired(petr: Employee, now: datetime) -> Employee:
    data: actions.EmployeeData = {
        "given_name": "Инна",
        "surname": "Лось",
        "email": "inna@example.com",
        "role": petr.role,
        "branch": petr.branch,
    }
    return actions.invite_employee(data, by=actor_of(petr, at=now), at=now)


def test_of_two_who_start_at_once_one_wins(now: datetime) -> None:
    outcomes = at_once(
        lambda: started(now),
        lambda: started(now, branch={"name": "Другой салон"}),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyStartedError", "Employee"]
    assert Employee.objects.count() == 1


def test_two_administrators_do_not_dismiss_each_other(now: datetime) -> None:
    petr = started(now)
    inna = actions.accept_invitation(token_of(hired(petr, now)), PASSWORD, at=now)
    by_petr, by_inna = actor_of(petr, at=now), actor_of(inna, at=now)
    at_once(
        lambda: actions.dismiss_employee(inna, {}, by=by_petr, at=now),
        lambda: actions.dismiss_employee(petr, {}, by=by_inna, at=now),
    )
    assert administrators().count() == 1


def test_an_invitation_is_accepted_once(now: datetime) -> None:
    token = token_of(hired(started(now), now))
    outcomes = at_once(
        lambda: actions.accept_invitation(token, "первый-пароль-1", at=now),
        lambda: actions.accept_invitation(token, "второй-пароль-2", at=now),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Employee", "InvitationClosedError"]


def test_two_moves_do_not_close_a_circle_of_departments(now: datetime) -> None:
    by = actor_of(started(now), at=now)
    north = actions.add_department({"name": "Север"}, by=by, at=now)
    south = actions.add_department({"name": "Юг"}, by=by, at=now)
    at_once(
        lambda: actions.change_department(north, {"parent": south}, by=by, at=now),
        lambda: actions.change_department(south, {"parent": north}, by=by, at=now),
    )
    assert Department.objects.filter(parent=None).count() == 1


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each returned or raised, each in a thread and a connection of its own, begun together."""
    outcomes: list[object] = []
    together = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            together.wait()
            outcomes.append(work())
        except Exception as error:
            outcomes.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
