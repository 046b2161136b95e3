"""The base that is measured has the shape the figures speak of."""

from __future__ import annotations

import pytest

from matvey.config.bench.filling import fill
from matvey.config.bench.samples import samples_for
from matvey.config.bench.staff import FEW, readers_there
from matvey.customers.models import Contact, Customer
from matvey.journal.models import Event
from matvey.staff.admission import access_of
from matvey.staff.models import Employee
from tests.conftest import NOW

CUSTOMERS = 400


@pytest.fixture
def readers(transactional_db: None) -> dict[str, Employee]:
    """Outside of a transaction, as the bench is: it takes indexes away and puts them back."""
    fill(CUSTOMERS, 10, lambda said: None, now=NOW)
    return readers_there()


def test_each_reader_sees_what_the_figures_say(readers: dict[str, Employee]) -> None:
    seen = {
        name: Customer.objects.visible_to(access_of(reader, at=NOW)).count()
        for name, reader in readers.items()
    }
    assert seen["director"] == CUSTOMERS
    assert seen["seller"] == FEW
    assert FEW < seen["deputy"] < CUSTOMERS
    assert 0 < seen["head"] < CUSTOMERS


def test_there_are_about_as_many_contacts_and_events_as_were_asked_for(readers: dict[str, Employee]) -> None:
    assert 1.2 < Contact.objects.count() / CUSTOMERS < 1.7
    of_customers = Event.objects.exclude(customer_id=None).count()
    assert 8 < of_customers / CUSTOMERS < 12


def test_every_reader_has_something_to_look_for(readers: dict[str, Employee]) -> None:
    for reader in readers.values():
        samples = samples_for(reader, at=NOW)
        assert samples.words
        assert samples.phones
        assert samples.inns
        assert samples.typos
