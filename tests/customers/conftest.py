"""What the stories of the customer base share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from matvey.customers.actions.adding import add_customer
from matvey.customers.models import Customer
from matvey.customers.new import NewCustomer, Place
from matvey.staff.access import Actor

type AddCustomer = Callable[..., Customer]


@pytest.fixture
def by_owner(people: Any) -> Actor:
    return people.by(people.owner)


@pytest.fixture
def by_colleague(people: Any) -> Actor:
    return people.by(people.colleague)


@pytest.fixture
def by_head(people: Any) -> Actor:
    return people.by(people.head)


@pytest.fixture
def by_stranger(narrow_sellers: None, people: Any) -> Actor:
    """Gleb, who sees his own customers only."""
    return people.by(people.stranger)


@pytest.fixture
def by_administrator(people: Any) -> Actor:
    return people.by(people.administrator)


@pytest.fixture
def narrow_sellers(people: Any) -> None:
    """Sellers of this company see their own customers only."""
    role = people.roles["seller"]
    role.reading = {**role.reading, "customer": "own"}
    role.save()


@pytest.fixture
def customer(by_owner: Actor, now: datetime) -> Customer:
    """Anna's customer."""
    return add_customer(_new("ООО «Северный ветер»", by_owner), by=by_owner, at=now)


@pytest.fixture
def add(by_owner: Actor, now: datetime) -> AddCustomer:
    """Adds a customer by name; of Anna's, unless somebody else adds it."""

    def add_one(name: str, by: Actor = by_owner, **rest: Any) -> Customer:
        return add_customer(_new(name, by, **rest), by=by, at=now)

    return add_one


def _new(name: str, by: Actor, **rest: Any) -> NewCustomer:
    return NewCustomer(name, **{"place": Place(by.employee_id), **rest})
