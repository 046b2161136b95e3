"""Customers come into the base."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customers
from matvey.customers.models import ContactPoint, Counterparty, Customer
from matvey.customers.new import (
    NewContact,
    NewCounterparty,
    NewCustomer,
    NewPerson,
    NewPoint,
    Place,
    Purchases,
)
from matvey.journal.models import Event

DIRECTOR = NewContact(
    NewPerson(PersonName("Орлов", "Дмитрий", "Ильич"), 29, 2, 1980),
    "Директор",
    is_decision_maker=True,
    is_main=True,
    points=(NewPoint("phone", "8 (921) 555-01-42", "mobile"),),
)


def test_a_company_comes_with_its_people_phones_and_requisites(add):
    points = (NewPoint("phone", "812 555 01 42 доб. 7"), NewPoint("email", "Office@Sever-Veter.RU"))
    party = NewCounterparty("ООО «Северный ветер»", inn="7707083893")
    customer = add("ООО «Северный ветер»", points=points, contacts=(DIRECTOR,), counterparties=(party,))
    assert (customer.main_phone, customer.main_email) == ("+78125550142", "office@sever-veter.ru")
    assert customer.contacts.get().person.contact_points.get().normal == "+79215550142"
    assert customer.counterparties.get().inn == "7707083893"
    assert customer.name_key == "северный ветер"


def test_a_person_is_their_own_counterparty_and_human(add):
    anna = add("Анна Петровна Ким", form="person")
    assert anna.person.name == PersonName("Ким", "Анна", "Петровна")
    assert anna.counterparties.get().form == Counterparty.Form.PERSON
    assert anna.name_key == "ким анна петровна"


def test_what_is_wrong_comes_in_as_typed_and_marked(add):
    party = NewCounterparty("Ромашка", inn="7707083894")
    customer = add("Ромашка", points=(NewPoint("phone", "доб. нет"),), counterparties=(party,))
    point = ContactPoint.objects.get(customer=customer)
    assert (point.normal, point.typed) == ("", "доб. нет")
    assert "доб. нет" in point.problem
    assert customer.counterparties.get().inn == ""
    assert list(customer.counterparties.get().problems) == ["inn"]


def test_a_customer_is_filed_with_the_department_and_branch_of_the_responsible(add, owner):
    customer = add("Пекарь")
    assert (customer.department, customer.branch) == (owner.department, owner.branch)


def test_adding_leaves_one_fact_on_the_time_line(customer, owner):
    event = Event.objects.of_customer(customer.pk).with_people().get()
    assert (event.verb, event.employee) == ("customer.added", owner)
    assert event.detail.after["name"] == "ООО «Северный ветер»"


@pytest.mark.parametrize("new", [NewCustomer("  "), NewCustomer("Ромашка", roles=frozenset())])
def test_without_a_name_or_a_role_nothing_is_added(new, by_administrator, now):
    with pytest.raises(ValidationError):
        add_customers([NewCustomer("Первый"), new], by=by_administrator, at=now)
    assert not Customer.objects.exists()


def test_the_first_purchase_never_comes_after_the_last(add):
    with pytest.raises(ValidationError):
        add("Ромашка", purchases=Purchases(date(2026, 3, 2), date(2026, 3, 1)))


def test_a_seller_adds_only_to_her_own_customers(by_owner, colleague, now):
    with pytest.raises(PermissionDenied):
        add_customers([NewCustomer("Ромашка", place=Place(colleague.pk))], by=by_owner, at=now)


def test_a_bulk_takes_as_many_queries_as_one(by_owner, now, django_assert_max_num_queries):
    new = [
        NewCustomer(f"Пекарь {n}", place=Place(by_owner.employee_id), contacts=(DIRECTOR,)) for n in range(60)
    ]
    with django_assert_max_num_queries(32):
        assert len(add_customers(new, by=by_owner, at=now, batch_id=7)) == 60
    assert Customer.objects.filter(imported_in=7).count() == 60
