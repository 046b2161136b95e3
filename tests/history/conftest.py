"""A customer of the owner's, with whom there was something."""

from __future__ import annotations

from typing import Any

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer
from matvey.customers.models import Customer
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint, Place
from matvey.staff.models import Employee
from tests.conftest import NOW


@pytest.fixture
def customer(people: Any, owner: Employee) -> Customer:
    ivan = NewContact(
        NewPerson(PersonName("Петров", "Иван")), points=(NewPoint("email", "ivan@romashka.ru"),)
    )
    new = NewCustomer("Ромашка", place=Place(owner.pk), contacts=(ivan,))
    return add_customer(new, by=people.by(owner), at=NOW)
