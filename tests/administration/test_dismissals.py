"""Somebody leaves: one form closes the access and hands everything over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from matvey.administration import actions, handover
from matvey.journal.models import Event
from matvey.staff.models import Absence, Employee


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


@pytest.fixture
def keys() -> Iterator[list[str]]:
    """Who gave the keys to whom: a kind of thing people hold that only these tests know."""
    given: list[str] = []

    def hand_over(passing: handover.Succession) -> int:
        given.append(f"{passing.leaver.given_name} → {passing.successor.given_name}")
        return 1

    handover.add(handover.Holding("keys", "Ключи", lambda employee: 1, hand_over))
    yield given
    handover.forget("keys")


def test_everything_a_person_holds_goes_to_who_takes_over(
    people: Any, by: Any, now: datetime, keys: list[str]
) -> None:
    heirs = {"departments": people.colleague, "keys": people.owner}
    given = actions.dismiss_employee(people.head, heirs, by=by, at=now)
    assert given == {"departments": 1, "keys": 1}
    assert keys == ["Вера → Анна"]
    assert people.colleague.headed_departments.get().name == "Продажи"


def test_nothing_happens_while_somebody_is_missing_who_takes_over(
    people: Any, by: Any, now: datetime, keys: list[str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.dismiss_employee(people.head, {"departments": people.owner}, by=by, at=now)
    assert "keys" in refused.value.error_dict
    people.head.refresh_from_db()
    assert people.head.is_active
    assert people.head.headed_departments.exists()


def test_who_was_dismissed_is_out_at_the_next_click(people: Any, by: Any, now: datetime) -> None:
    client = Client()
    client.force_login(people.owner)
    actions.dismiss_employee(people.owner, {}, by=by, at=now)
    assert client.get("/").status_code == 302


def test_nobody_dismisses_the_last_administrator(people: Any, by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.dismiss_employee(people.administrator, {}, by=by, at=now)


def test_the_deputy_who_leaves_is_replaced(people: Any, by: Any, now: datetime) -> None:
    actions.mark_absent(people.owner, {"deputy": people.colleague}, by=by, at=now)
    actions.dismiss_employee(people.colleague, {}, by=by, at=now)
    assert Absence.objects.get().deputy == people.head


def test_who_takes_over_is_not_left_as_their_own_deputy(people: Any, by: Any, now: datetime) -> None:
    actions.change_employee(people.owner, {"deputy": people.colleague}, by=by, at=now)
    actions.dismiss_employee(people.colleague, {"deputyships": people.owner}, by=by, at=now)
    people.owner.refresh_from_db()
    assert people.owner.deputy is None


def test_who_comes_back_comes_by_a_new_invitation(people: Any, by: Any, now: datetime) -> None:
    actions.dismiss_employee(people.owner, {}, by=by, at=now)
    anna = actions.reinstate_employee(Employee.objects.get(pk=people.owner.pk), by=by, at=now)
    assert anna.is_active
    assert not anna.has_usable_password()
    assert anna.invited_at == now


def test_the_journal_says_what_went_where(people: Any, by: Any, now: datetime) -> None:
    actions.dismiss_employee(people.head, {"departments": people.owner}, by=by, at=now)
    assert Event.objects.get(verb="employee.dismissed").detail.after["handed_over"] == [
        "Отделы, которыми руководит: 1"
    ]
