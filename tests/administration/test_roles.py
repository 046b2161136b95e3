"""Roles: ready ones, the company's own, and the administrator there must always be."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from matvey.administration import actions
from matvey.administration.ready_roles import READY_ROLES, ready_role
from matvey.staff import kinds
from matvey.staff.access import Actor
from matvey.staff.models import Role
from matvey.staff.rights import ADMINISTER
from matvey.staff.scopes import Scope

PROGRAM = Actor.program()


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


def test_the_ready_seller_reads_all_and_writes_own() -> None:
    reach = ready_role("seller").reach("customer")
    assert (reach.reads, reach.writes) == (Scope.ALL, Scope.OWN)


def test_an_observer_changes_nothing_and_takes_nothing_out() -> None:
    observer = ready_role("observer")
    assert observer.reach("customer").writes is Scope.NONE
    assert observer.rights() == []


@pytest.mark.parametrize("role", READY_ROLES, ids=lambda role: role.key)
def test_no_ready_role_writes_what_it_does_not_read(role: Any) -> None:
    assert role.everywhere.writes.width <= role.everywhere.reads.width


def test_ready_roles_stay_as_the_company_made_them(by: Any, now: datetime) -> None:
    seller = Role.objects.get(key="seller")
    actions.change_role(seller, {"name": "Менеджер"}, by=by, at=now)
    actions.add_ready_roles(by=by, at=now)
    assert [role.name for role in Role.objects.filter(key="seller")] == ["Менеджер"]


@pytest.mark.parametrize(
    "data",
    [
        {"rights": ["fly"]},
        {"reading": {"customer": "galaxy"}},
        {"reading": {"customer": "own"}, "writing": {"customer": "all"}},
        {"name": ""},
    ],
)
def test_a_role_that_makes_no_sense_is_refused(by: Any, now: datetime, data: Any) -> None:
    before = Role.objects.count()
    with pytest.raises(ValidationError):
        actions.add_role({"name": "Стажёр", **data}, by=by, at=now)
    assert Role.objects.count() == before


def test_a_copy_allows_the_same_and_goes_its_own_way(by: Any, now: datetime) -> None:
    director = Role.objects.get(key="director")
    copied = actions.copy_role(director, "Заместитель", by=by, at=now)
    actions.change_role(copied, {"rights": []}, by=by, at=now)
    director.refresh_from_db()
    assert ADMINISTER in director.rights


def test_the_last_administrators_role_keeps_the_right(people: Any, by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.change_role(people.administrator.role, {"rights": []}, by=by, at=now)
    people.administrator.role.refresh_from_db()
    assert ADMINISTER in people.administrator.role.rights


def test_a_role_somebody_holds_is_not_archived(people: Any, by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.archive_role(people.owner.role, by=by, at=now)
    assert actions.archive_role(people.roles["cashier"], by=by, at=now).archived_at == now


@pytest.fixture
def deals(monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade has brought a kind of record that no role knows yet."""
    deal = replace(kinds.get("customer"), key="deal", label="Сделка", plural="Сделки")
    monkeypatch.setitem(kinds._registered, "deal", deal)


def test_a_kind_an_upgrade_brings_is_added_to_the_roles_there_are(
    people: Any, now: datetime, deals: None
) -> None:
    own = actions.add_role({"name": "Стажёр", "reading": {"customer": "all"}}, by=PROGRAM, at=now)
    actions.add_new_kinds(by=PROGRAM, at=now)
    seller = Role.objects.get(key="seller")
    own.refresh_from_db()
    assert (seller.reads("deal"), seller.writes("deal")) == (Scope.ALL, Scope.OWN)
    assert (own.reads("deal"), own.reads("customer")) == (Scope.NONE, Scope.ALL)


def test_what_the_company_has_chosen_for_other_kinds_stays(by: Any, now: datetime, deals: None) -> None:
    seller = Role.objects.get(key="seller")
    actions.change_role(seller, {"writing": {**seller.writing, "customer": "none"}}, by=by, at=now)
    actions.add_new_kinds(by=PROGRAM, at=now)
    seller.refresh_from_db()
    assert seller.writes("customer") is Scope.NONE


def test_a_second_look_adds_nothing(people: Any, now: datetime, deals: None) -> None:
    assert actions.add_new_kinds(by=PROGRAM, at=now) == len(READY_ROLES)
    assert actions.add_new_kinds(by=PROGRAM, at=now) == 0
