"""Colleagues are found from anywhere, by whatever one remembers of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from matvey.administration import actions
from matvey.records.searching import find_anything


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


@pytest.fixture(autouse=True)
def vera(people: Any, by: Any, now: datetime) -> Any:
    data: Any = {"phone": "+7 (4872) 55-01-42", "position": "Старший продавец"}
    return actions.change_employee(people.head, data, by=by, at=now)


@pytest.mark.parametrize(
    "words", ["зимин", "вера зим", "Зимина Вера", "vera@ex", "8 4872 55-01", "55-01-42", "старший", "zimina"]
)
def test_a_colleague_is_found_by_name_position_phone_and_address(words: str, people: Any) -> None:
    found = find_anything(words, people.by(people.owner).access)
    assert [(one.title, one.url) for one in found] == [("Зимина Вера", f"/employees/{people.head.pk}/")]


@pytest.mark.parametrize("words", ["веры нет", "142", "ера", "@"])
def test_nobody_is_found_by_what_is_not_theirs(words: str, people: Any) -> None:
    assert find_anything(words, people.by(people.owner).access) == []


def test_who_has_left_is_found_by_administrators_only(people: Any, by: Any, vera: Any, now: datetime) -> None:
    type(vera).objects.filter(pk=vera.pk).update(dismissed_at=now)
    assert find_anything("зимина", people.by(people.owner).access) == []
    assert [one.title for one in find_anything("зимина", by.access)] == ["Зимина Вера"]
