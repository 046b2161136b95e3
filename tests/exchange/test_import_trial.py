"""A trial changes nothing and says beforehand exactly what the import will come to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from matvey.customers.models import Customer, Source
from matvey.exchange import jobs
from matvey.exchange.imports import reading
from matvey.exchange.imports.notebook import Notebook
from matvey.exchange.models import Import, RememberedMapping
from matvey.journal.jobs import Pace, slices
from matvey.journal.models import Event
from tests.exchange.import_stories import bring_in, counts, errors, met, table

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = (
    "Заря",
    "ООО «Заря»",
    "Zarya",
    "Иванов Иван",
    "Иванов И.",
    "Петров Иван",
    "Иван",
    "ИП Иванов Иван",
    "",
)
PHONES = ("89051112233", "+7 905 111 22 33", "89054445566", "8 (4852) 72-34-56", "нет", "12-34", "")
EMAILS = ("a@b.ru", "A@B.RU", "c@d.ru", "не почта", "")
INNS = ("7707083893", "7707083894", "7736050003", "500100732259", "")
PEOPLE = ("Ким Анна", "Ким А.", "Сидоров Лев", "", "")

ROWS = [(f"Заря {n}", "", f"8905111{n:04}") for n in range(30)]

some_rows = some.lists(
    some.tuples(*map(some.sampled_from, (NAMES, PEOPLE, PHONES, EMAILS, INNS))), min_size=1, max_size=12
)


def outcome(imported: Import) -> tuple[object, ...]:
    found = [(row, reasons) for row, _, reasons in met(imported)]
    return imported.rows, counts(imported), errors(imported), found


@pytest.mark.parametrize("on_duplicate", ["skip", "update", "create"])
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=some_rows, second=some_rows, batch=some.sampled_from([1, 2, 5, 50]))
def test_a_trial_and_the_import_come_to_the_same(transactional_db, on_duplicate, first, second, batch):
    Customer.objects.all().delete()
    bring_in(table(*first), on_duplicate="skip")
    before = state()
    with batches_of(batch):
        tried = bring_in(table(*second), on_duplicate=on_duplicate, is_dry_run=True)
    assert state() == before
    assert outcome(bring_in(table(*second), on_duplicate=on_duplicate)) == outcome(tried)


def state() -> tuple[object, ...]:
    """What a trial must not change."""
    versions = tuple(Customer.objects.order_by("pk").values_list("pk", "version"))
    return versions, Event.objects.count(), Source.objects.count(), RememberedMapping.objects.count()


@contextmanager
def batches_of(size: int) -> Iterator[None]:
    with (
        mock.patch.object(slices, "Pace", return_value=Pace(size, 1, size)),
        mock.patch.object(jobs, "SMALLEST_BATCH", 1),
    ):
        yield


def test_a_trial_whose_slices_are_short_does_not_meet_its_own_rows():
    with short_slices():
        tried = bring_in(table(*ROWS, ROWS[0]), is_dry_run=True)
    assert counts(tried) == (30, 0, 1, 0)


def test_a_trial_goes_on_in_another_process():
    with short_slices(), forgetful():
        tried = bring_in(table(*ROWS, ROWS[0]), is_dry_run=True)
    assert counts(tried) == (30, 0, 1, 0)


def test_a_trial_that_lost_its_notebook_in_a_crash_begins_anew():
    reopen, lost = Notebook.reopen, iter([True])
    with short_slices(), forgetful(), mock.patch.object(Notebook, "reopen") as reopened:
        reopened.side_effect = lambda number, at: (
            None if at > 20 and next(lost, False) else reopen(number, at)
        )
        tried = bring_in(table(*ROWS, ROWS[0]), is_dry_run=True)
    assert (counts(tried), len(met(tried))) == ((30, 0, 1, 0), 1)


@contextmanager
def short_slices() -> Iterator[None]:
    """Of one batch of four rows each."""
    with mock.patch.object(slices, "SLICE", -1.0), batches_of(4):
        yield


def forgetful() -> AbstractContextManager[object]:
    """Every slice reads the file as if its process had just begun."""
    return mock.patch.object(reading, "_keep", lambda _imported, fresh: fresh)


def test_a_trial_of_a_seller_meets_the_same_limits(people, owner, colleague):
    by, text = (
        people.by(owner),
        "Наименование;Менеджер;Телефон\nЗаря;Борис Лебедев;89051112233\nЛуч;Кто-то;89051112244",
    )
    tried, real = bring_in(text, by=by, is_dry_run=True), bring_in(text, by=by)
    assert outcome(tried) == outcome(real)
    assert errors(tried) == [(2, "Менеджер", "Борис Лебедев"), (3, "Менеджер", "Кто-то")]
    assert not Customer.objects.exclude(responsible=owner).exists()
