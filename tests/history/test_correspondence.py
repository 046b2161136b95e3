"""Letters as a mailbox told them: counted once each, a contact only where both have written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from matvey.customers.models import Customer
from matvey.history.actions.correspondence import record_letters
from matvey.history.models import Correspondence
from matvey.history.new import NewLetters
from matvey.journal.models import Event
from matvey.staff.models import Employee
from tests.conftest import NOW

FIRST, LAST = datetime(2024, 3, 3, 9, tzinfo=UTC), datetime(2025, 11, 3, 9, tzinfo=UTC)


def letters(customer: Customer) -> NewLetters:
    return NewLetters(customer, "ivan@romashka.ru", ("a", "b"), ("c",), FIRST, LAST)


def test_a_correspondence_is_told_in_one_line(customer: Customer, people: Any, owner: Employee) -> None:
    record_letters([letters(customer)], by=people.by(owner), at=NOW)
    event = Event.objects.get(verb="letters.found")
    assert event.happened_at == LAST
    assert event.detail.text == (
        "ivan@romashka.ru: 3 письма, от клиента 2, от нас 1; первое 3 марта 2024, последнее 3 ноября 2025"
    )
    assert Customer.objects.get().contacted_at == LAST


def test_letters_one_way_are_no_contact(customer: Customer, people: Any, owner: Employee) -> None:
    record_letters([replace(letters(customer), sent=())], by=people.by(owner), at=NOW)
    assert Customer.objects.get().contacted_at is None


def test_the_same_mailbox_again_counts_only_what_is_new(
    customer: Customer, people: Any, owner: Employee
) -> None:
    record_letters([letters(customer)], by=people.by(owner), at=NOW)
    assert record_letters([letters(customer)], by=people.by(owner), at=NOW) == []
    more = replace(letters(customer), received=("b", "d"), sent=("c",))
    record_letters([more], by=people.by(owner), at=NOW)
    assert Correspondence.objects.get().letters == 4
    assert Event.objects.filter(verb="letters.found").count() == 2
