"""A person's data are destroyed when they ask for it; what happened stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.core import search
from matvey.core.person_names import PersonName
from matvey.core.search import SearchScope
from matvey.customers.actions.erasing import erase_person, remember_erasures, replay_erasures
from matvey.customers.actions.family import NewLifeEvent, NewRelative, add_life_event, add_relative
from matvey.customers.actions.notes import add_note
from matvey.customers.models import Person
from matvey.customers.new import NewContact, NewCounterparty, NewPerson, NewPoint
from matvey.journal.models import Event

SECRETS = ("Кузнечикова", "9161234567", "kuzn@example.com", "свадьба", "500100732259", "Мурзик")


@pytest.fixture
def anna(add, by_owner, now):
    points = (NewPoint("phone", "+79161234567"), NewPoint("email", "kuzn@example.com"))
    party = NewCounterparty("Кузнечикова Анна", "person", inn="500100732259")
    anna = add("Кузнечикова Анна", form="person", points=points, counterparties=(party,))
    add_relative(anna.person, NewRelative("child", "Мурзик Кузнечикова"), anna, by=by_owner, at=now)
    add_life_event(anna.person, NewLifeEvent(date(2026, 1, 1), "свадьба"), anna, by=by_owner, at=now)
    add_note(anna, "У Кузнечиковой скоро свадьба", by=by_owner, at=now)
    return anna


def told_anywhere() -> list[str]:
    """Where a secret still stands, in any text of any table."""
    found = []
    for model in apps.get_models():
        for row in model._base_manager.all().values():
            found += [f"{model.__name__}: {secret}" for secret in SECRETS if secret in str(row)]
    return found


def test_nothing_personal_is_left_in_any_table(anna, by_administrator, now):
    assert told_anywhere()
    act = erase_person(anna.person, "Заявление от 23.11.2026", by=by_administrator, at=now)
    assert told_anywhere() == []
    assert act.extract["points"] == 2
    assert act.extract["person"] == 1


def test_what_happened_and_when_stays(anna, by_administrator, now):
    before = set(Event.objects.of_customer(anna.pk).values_list("verb", "happened_at", "employee"))
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    assert before <= set(Event.objects.of_customer(anna.pk).values_list("verb", "happened_at", "employee"))


def test_an_erased_person_is_not_found(anna, by_administrator, now):
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    for secret in SECRETS:
        assert not search.find(secret, scope=SearchScope.everything("customer"))
    assert not search.in_step("customer")


def test_a_contact_person_goes_and_the_company_stays(add, by_administrator, now):
    contact = NewContact(
        NewPerson(PersonName("Кузнечикова", "Анна")), points=(NewPoint("phone", "+79161234567"),)
    )
    company = add("Ромашка", contacts=(contact,))
    erase_person(Person.objects.get(), "Заявление", by=by_administrator, at=now)
    company.refresh_from_db()
    assert (company.name, told_anywhere()) == ("Ромашка", [])


def test_it_needs_the_right_a_ground_and_happens_once(anna, by_owner, by_administrator, now):
    with pytest.raises(PermissionDenied):
        erase_person(anna.person, "Заявление", by=by_owner, at=now)
    with pytest.raises(ValidationError):
        erase_person(anna.person, " ", by=by_administrator, at=now)
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    with pytest.raises(ValidationError):
        erase_person(anna.person, "Заявление", by=by_administrator, at=now)


def test_an_older_copy_of_the_base_does_not_bring_them_back(anna, by_administrator, now, tmp_path):
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    assert remember_erasures(tmp_path, at=now) == 1
    assert remember_erasures(tmp_path, at=now) == 0
    Person.objects.filter(pk=anna.person_id).update(surname="Кузнечикова", erased_at=None)
    assert replay_erasures(tmp_path, by=by_administrator, at=now) == 1
    assert told_anywhere() == []
    assert replay_erasures(tmp_path, by=by_administrator, at=now) == 0
