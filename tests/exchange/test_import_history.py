"""Calendars and mailboxes brought in: customers, and what was between them and us, once."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest

from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer
from matvey.exchange.models import Import
from matvey.history.models import Correspondence, Interaction
from matvey.journal.models import Event
from matvey.staff.models import Employee
from tests.exchange.import_stories import NOW, PROGRAM, bring_in, counts
from tests.exchange.test_letters import letter
from tests.exchange.undo_stories import left_by, undone

pytestmark = pytest.mark.django_db
IVAN = "Иван Петров <ivan@romashka.ru>"
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:42
SUMMARY:Диваны
LOCATION:Салон
DTSTART:20261110T090000Z
ORGANIZER:mailto:{owner}
ATTENDEE;CN=Иван Петров:mailto:ivan@romashka.ru
END:VEVENT
BEGIN:VEVENT
UID:43
SUMMARY:Замер
DTSTART:20261201T090000Z
ATTENDEE;CN=Иван Петров:mailto:ivan@romashka.ru
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:19850412
SUMMARY:День рождения Анны Соколовой
RRULE:FREQ=YEARLY
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def calendar(owner: Employee) -> str:
    return CALENDAR.format(owner=owner.email)


def test_a_calendar_brings_people_and_their_meetings(calendar: str) -> None:
    imported = bring_in(calendar)
    assert counts(imported)[0] == 2
    ivan = Customer.objects.get(name="Петров Иван")
    meetings = ivan.interactions.order_by("happened_at").values_list("subject", "state")
    assert list(meetings) == [("Диваны", "took_place"), ("Замер", "planned")]
    assert ivan.contacted_at == datetime.fromisoformat("2026-11-10T09:00:00Z")
    assert imported.history == Interaction.objects.from_import(imported.pk).count() == 2
    assert Customer.objects.get(name="Соколова Анна").person.birth_month == 4


def test_the_same_calendar_again_brings_nothing_twice(calendar: str) -> None:
    bring_in(calendar)
    again = bring_in(calendar)
    assert (counts(again)[0], again.history, Interaction.objects.count()) == (0, 0, 2)


def test_a_customer_left_as_it_is_gets_the_history_still(calendar: str) -> None:
    bring_in("Клиент;E-mail\nРомашка;ivan@romashka.ru\nИва;a@b.ru\n")
    bring_in(calendar, on_duplicate=Import.OnDuplicate.SKIP)
    assert Customer.objects.get(name="Ромашка").interactions.count() == 2


def test_a_mailbox_brings_correspondents_and_counts_letters_once(owner: Employee) -> None:
    box = b"".join([letter(IVAN, owner.email, 1), letter(owner.email, IVAN, 2), letter(IVAN, owner.email, 3)])
    imported = bring_in(box)
    bring_in(box + letter(IVAN, owner.email, 4))
    told = Correspondence.objects.get(customer__name="Петров Иван")
    assert (counts(imported)[0], told.letters_in, told.letters_out) == (1, 3, 1)
    assert Customer.objects.get().contacted_at == told.last_at
    assert Event.objects.filter(verb="letters.found", customer_id=told.customer_id).count() == 2


def test_single_letters_of_a_folder_add_up(owner: Employee) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(1, 4):
            whole = letter(IVAN, owner.email, number).partition(b"\n")[2]
            archive.writestr(f"{number}.eml", whole)
    imported = bring_in(packed.getvalue())
    assert (imported.created, Correspondence.objects.get().letters_in) == (1, 3)


def test_a_trial_tells_and_writes_nothing(calendar: str) -> None:
    imported = bring_in(calendar, is_dry_run=True)
    assert (imported.created, imported.history) == (2, 2)
    assert not Interaction.objects.exists()
    assert not Customer.objects.exists()


def test_history_is_not_told_of_a_customer_one_may_not_see(people: Any, calendar: str) -> None:
    bring_in("Клиент;E-mail\nРомашка;ivan@romashka.ru\nИва;a@b.ru\n")
    people.roles["seller"].reading["customer"] = "own"
    people.roles["seller"].save()
    imported = bring_in(calendar, by=people.by(people.stranger))
    assert (imported.history, Interaction.objects.count()) == (0, 0)


def test_the_page_before_an_import_shows_what_was(
    signed_in: Any, administrator: Employee, owner: Employee
) -> None:
    client = signed_in(administrator)
    box = letter(IVAN, owner.email, 1) + letter(owner.email, IVAN, 2)
    file = io.BytesIO(box)
    file.name = "почта.mbox"
    page = client.post("/imports/", {"file": file}, follow=True).content.decode()
    assert "Петров Иван" in page
    assert "2 письма" in page


def test_an_undone_import_takes_its_history_along(calendar: str) -> None:
    bring_in("Клиент;E-mail\nРомашка;ivan@romashka.ru\nИва;a@b.ru\n")
    imported = bring_in(calendar)
    undone(imported)
    romashka = Customer.objects.get(name="Ромашка")
    assert romashka.contacted_at is None
    assert not Interaction.objects.exists()
    assert bring_in(calendar).history == 2


def test_a_human_met_at_a_companys_address_becomes_its_contact_person(calendar: str) -> None:
    bring_in("Клиент;E-mail\nРомашка;ivan@romashka.ru\nИва;a@b.ru\n")
    bring_in(calendar, on_duplicate=Import.OnDuplicate.UPDATE)
    romashka = Customer.objects.get(name="Ромашка")
    assert [str(contact.person) for contact in romashka.contacts.all()] == ["Петров Иван"]


def test_whoever_was_changed_since_keeps_the_meetings_and_is_listed(calendar: str) -> None:
    bring_in("Клиент;E-mail\nРомашка;ivan@romashka.ru\nИва;a@b.ru\n")
    imported = bring_in(calendar)
    romashka = Customer.objects.get(name="Ромашка")
    add_note(romashka, "Договорились", by=PROGRAM, at=NOW)
    assert undone(imported) == (1, 1)
    assert left_by(imported) == [(romashka.pk, "changed", "note.added", None)]
    assert romashka.interactions.count() == 2
