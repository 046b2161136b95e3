"""Files of imports are kept to mend their errors, and no longer."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from matvey.customers.actions.erasing import erase_person
from matvey.customers.models import Customer, Person
from matvey.exchange.actions import Choices, start_import
from matvey.exchange.imports.forgetting import FORGET, KEPT
from matvey.exchange.models import Import, ImportMatch, ImportProblem
from matvey.journal.jobs import enqueue
from matvey.journal.jobs.worker import run_due
from matvey.records.contents import path_of
from tests.exchange.import_stories import NOW, PROGRAM, bring_in, table, taken

pytestmark = pytest.mark.django_db(transaction=True)

ANNA = ("Кузнечикова Анна", "", "8 916 123-45-67", "не почта")
BORIS = ("Ветров Борис", "", "8 916 765-43-21")
# The worker's clock goes on while the test runs, and a content is spared for an hour.
LATER = max(NOW, timezone.now()) + timedelta(days=2)


def run_at(moment: datetime) -> None:
    """What is due then; whatever the calendar of this machine says, the files were kept at the tests' moment."""
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    run_due(lambda: moment)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def is_on_disk(digest: str) -> bool:
    return default_storage.exists(path_of(digest))


def erase(name: str) -> None:
    person = Person.objects.get(surname=name)
    erase_person(person, "Заявление", by=PROGRAM, at=LATER)
    run_at(LATER)


def test_the_file_a_person_came_with_goes_when_they_are_erased():
    with_anna, without = bring_in(table(ANNA)), bring_in(table(BORIS))
    erase("Кузнечикова")
    assert (is_on_disk(with_anna.digest), is_on_disk(without.digest)) == (False, True)
    assert not ImportProblem.objects.filter(typed__contains="почта").exists()
    with_anna.refresh_from_db()
    assert (with_anna.digest, with_anna.created, with_anna.problems_count) == ("", 1, 1)


def test_so_does_a_file_that_only_met_them_and_every_trial_of_the_same_file():
    bring_in(table(ANNA))
    trial = bring_in(table(BORIS, ANNA), is_dry_run=True)
    start = bring_in(table(BORIS, ANNA))
    erase("Кузнечикова")
    assert not Import.objects.with_file().exists()
    assert not ImportMatch.objects.exists()
    assert trial.digest == start.digest
    assert not is_on_disk(trial.digest)


def test_a_file_at_work_is_let_finish_first():
    imported = start_import(taken(table(ANNA)), Choices(), by=PROGRAM, at=NOW)
    enqueue(FORGET, {"imports": [imported.pk]}, by=PROGRAM, at=NOW - timedelta(days=1))
    run_at(NOW - timedelta(hours=12))
    assert is_on_disk(imported.digest)
    run_at(LATER)
    assert Customer.objects.get().name == "Кузнечикова Анна"
    run_at(LATER + timedelta(minutes=2))
    assert not is_on_disk(imported.digest)


def test_after_thirty_days_every_file_goes():
    imported, never_started = bring_in(table(ANNA)), taken(table(BORIS))
    enqueue(FORGET, {}, by=PROGRAM, at=NOW + KEPT)
    run_at(NOW + KEPT)
    assert Import.objects.with_file().count() == 2
    enqueue(FORGET, {}, by=PROGRAM, at=NOW + KEPT + timedelta(days=1))
    run_at(NOW + KEPT + timedelta(days=1))
    assert not is_on_disk(imported.digest)
    assert not is_on_disk(never_started.digest)
    assert list(Import.objects.values_list("pk", "digest")) == [(imported.pk, "")]


def test_without_its_file_an_import_can_be_looked_at_and_nothing_else(people: Any, client: Client):
    by = people.by(people.administrator)
    imported = bring_in(table(ANNA), by=by)
    Import.objects.update(digest="")
    client.force_login(people.administrator)
    base = f"/imports/{imported.pk}/"
    assert "больше не хранятся" in client.get(base).content.decode()
    assert client.get(f"{base}errors.xlsx").status_code == 404
    assert client.post(f"{base}change/").status_code == client.post(f"{base}start/").status_code == 404


def test_an_import_that_lost_its_file_says_so_when_it_is_to_go_on():
    imported = start_import(taken(table(ANNA)), Choices(), by=PROGRAM, at=NOW)
    Import.objects.update(digest="")
    run_at(LATER)
    imported.job.refresh_from_db()
    assert imported.job.error == "Файл этого импорта больше не хранится: выберите его снова."
