"""Branches and departments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from matvey.administration import actions
from matvey.staff.models import Branch, Department, Organization, WorkingCalendar


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


@pytest.fixture
def lenina(people: Any) -> Branch:
    return Branch.objects.get(name="Пекарня на Ленина")


@pytest.fixture
def sales(people: Any) -> Department:
    return Department.objects.get(name="Продажи")


def branch(**more: Any) -> actions.BranchData:
    return {"name": "Пекарня на Садовой", "organization": Organization.objects.get(), **more}


def test_a_second_branch_is_opened_in_one_go(by: Any, lenina: Branch, people: Any, now: datetime) -> None:
    actions.set_working_week(lenina, actions.Week([(0, time(8), time(20))]), by=by, at=now)
    opened = actions.open_branch(branch(), like=lenina, people=[people.owner], by=by, at=now)
    people.owner.refresh_from_db()
    assert (people.owner.branch, people.owner.department) == (opened, None)
    assert [row.name for row in opened.departments.all()] == ["Продажи"]
    assert WorkingCalendar.objects.get(branch=opened).spans.get().opens == time(8)


def test_departments_below_departments_are_copied_with_their_order(
    by: Any, lenina: Branch, sales: Department, now: datetime
) -> None:
    actions.add_department({"name": "Опт", "parent": sales, "branch": lenina}, by=by, at=now)
    opened = actions.open_branch(branch(), like=lenina, by=by, at=now)
    wholesale = opened.departments.get(name="Опт")
    assert wholesale.parent == opened.departments.get(name="Продажи")


def test_an_unknown_time_zone_is_refused(by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.open_branch(branch(time_zone="Europe/Tula"), by=by, at=now)
    assert "time_zone" in refused.value.error_dict


def test_a_branch_with_people_is_not_closed(by: Any, lenina: Branch, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.close_branch(lenina, by=by, at=now)


def test_an_empty_branch_closes_with_its_departments(by: Any, lenina: Branch, now: datetime) -> None:
    opened = actions.open_branch(branch(), like=lenina, by=by, at=now)
    actions.close_branch(opened, by=by, at=now)
    assert opened.departments.get().closed_at == now


def test_a_department_is_never_below_itself(by: Any, sales: Department, now: datetime) -> None:
    wholesale = actions.add_department({"name": "Опт", "parent": sales}, by=by, at=now)
    north = actions.add_department({"name": "Север", "parent": wholesale}, by=by, at=now)
    for parent in (sales, wholesale, north):
        with pytest.raises(ValidationError):
            actions.change_department(sales, {"parent": parent}, by=by, at=now)


def test_a_department_with_people_or_departments_is_not_closed(
    by: Any, sales: Department, now: datetime
) -> None:
    upper = actions.add_department({"name": "Коммерция"}, by=by, at=now)
    actions.change_department(sales, {"parent": upper}, by=by, at=now)
    for department in (sales, upper):
        with pytest.raises(ValidationError):
            actions.close_department(department, by=by, at=now)


def test_a_branch_says_its_time_zone_in_words(
    lenina: Branch, people: Any, signed_in: Callable[[Any], Client]
) -> None:
    Branch.objects.filter(pk=lenina.pk).update(time_zone="Asia/Omsk")
    page = signed_in(people.administrator).get(f"/settings/branches/{lenina.pk}/")
    assert "Омск (МСК+3)" in page.content.decode()
