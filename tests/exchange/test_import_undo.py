"""An import is undone whole: whom it added goes into the bin, whom it completed gets back what they had."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.erasing import erase_person
from matvey.customers.actions.merging import merge_customers
from matvey.customers.actions.notes import add_note
from matvey.customers.actions.people import add_contact
from matvey.customers.models import ContactPoint, Customer, Person
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint
from matvey.exchange.imports.forgetting import KEPT
from matvey.exchange.models import ImportChange
from matvey.exchange.undoing.ordering import start_undo
from matvey.exchange.undoing.parts import state_of
from matvey.exchange.undoing.sweeping import SWEEP
from matvey.journal.jobs import enqueue, retry_job
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Event, EventDetail, Job
from tests.exchange.import_stories import HEADER, NOW, PROGRAM, bring_in, counts, table
from tests.exchange.undo_stories import everything, left_by, undone

pytestmark = pytest.mark.django_db(transaction=True)

IVANOV = NewContact(NewPerson(PersonName("Иванов", "Иван", "Петрович")), "Директор", is_main=True)
ROMASHKA = ("Ромашка", "Сидорова Анна", "89051112233, 89057778899", "info@r.ru", "7707083893", "Тула", "дуб")
ZARYA = ("Заря", "Петров Пётр", "89161234567", "a@b.ru")


@pytest.fixture
def romashka(db: None) -> Customer:
    points = (NewPoint("phone", "8 905 111-22-33", is_main=True),)
    new = NewCustomer("ООО «Ромашка»", points=points, contacts=(IVANOV,))
    return add_customer(new, by=PROGRAM, at=NOW)


def test_whom_it_added_goes_into_the_bin(romashka):
    imported = bring_in(table(ZARYA, ("Ветров Борис", "", "89167654321")))
    assert undone(imported) == (2, 0)
    assert list(Customer.objects.kept()) == [romashka]
    assert Event.objects.filter(verb="import.undone").count() == 2


def test_whom_it_completed_gets_back_what_they_had(romashka):
    before = everything()
    imported = bring_in(table(ROMASHKA), on_duplicate="update")
    assert counts(imported) == (0, 1, 0, 0)
    assert everything() != before
    assert undone(imported) == (1, 0)
    assert everything() == before
    assert not Person.objects.filter(surname="Сидорова").exists()


def test_the_same_file_may_come_again(romashka):
    rows = table(ROMASHKA, ZARYA)
    first = bring_in(rows, on_duplicate="update")
    after = Customer.objects.get(pk=romashka.pk)
    undone(first)
    second = bring_in(rows, on_duplicate="update")
    assert counts(second) == counts(first) == (1, 1, 0, 0)
    again = Customer.objects.get(pk=romashka.pk)
    assert (again.about, again.main_email) == (after.about, after.main_email)


def test_who_was_changed_since_is_left_and_listed(romashka, people, administrator):
    imported = bring_in(table(ROMASHKA, ZARYA), on_duplicate="update")
    zarya = Customer.objects.get(name="Заря")
    add_note(zarya, "Звонили, ждут", by=people.by(administrator), at=NOW)
    assert undone(imported) == (1, 1)
    assert left_by(imported) == [(zarya.pk, "changed", "note.added", administrator)]


def test_a_field_somebody_has_corrected_keeps_the_correction(romashka):
    imported = bring_in(table(ROMASHKA), on_duplicate="update")
    change_customer(romashka, {"city": "Казань"}, by=PROGRAM, at=NOW)
    assert undone(imported) == (0, 1)
    assert Customer.objects.get().city == "Казань"
    assert left_by(imported) == [(romashka.pk, "changed", "customer.changed", None)]


def test_an_edit_before_the_import_is_none_of_its_business(romashka):
    change_customer(romashka, {"site": "r.ru"}, by=PROGRAM, at=NOW)
    before = everything()
    assert undone(bring_in(table(ROMASHKA), on_duplicate="update")) == (1, 0)
    assert everything() == before


def test_imports_are_undone_one_after_the_other_the_last_first(romashka):
    before = everything()
    first = bring_in(table(ROMASHKA[:3]), on_duplicate="update")
    second = bring_in(table(ROMASHKA), on_duplicate="update")
    assert undone(first) == (0, 1)
    assert left_by(first)[0][1:3] == ("changed", "counterparty.added")
    assert undone(second) == (1, 0)
    assert undone(first) == (1, 0)
    assert everything() == before


def test_a_row_that_completes_twice_is_taken_back_whole(romashka):
    before = everything()
    again = ("Ромашка", "", "89051112233", "", "", "", "ель")
    filler = [("Клиент", "", f"8916{number:07}") for number in range(40)]
    imported = bring_in(table(ROMASHKA, *filler, again), on_duplicate="update")
    assert Customer.objects.get(pk=romashka.pk).about == "дуб\nель"
    assert undone(imported) == (41, 0)
    assert state_of([romashka.pk]).rows == before


def test_a_customer_merged_since_is_left(romashka):
    imported = bring_in(table(ZARYA))
    zarya = Customer.objects.get(name="Заря")
    merge_customers(romashka.pk, [zarya.pk], {}, by=PROGRAM, at=NOW)
    assert undone(imported) == (0, 1)
    assert left_by(imported) == [(zarya.pk, "changed", "customer.merged", None)]


def test_a_person_who_is_known_elsewhere_by_now_stays(romashka):
    zarya = add_customer(NewCustomer("Заря"), by=PROGRAM, at=NOW)
    imported = bring_in(table(ROMASHKA), on_duplicate="update")
    anna = Person.objects.get(surname="Сидорова")
    add_contact(zarya, NewContact(NewPerson(anna.name)), by=PROGRAM, at=NOW, person=anna)
    assert undone(imported) == (0, 1)
    assert left_by(imported) == [(romashka.pk, "in_use", "", None)]


def test_one_undoes_only_what_one_may_write(people, owner, colleague):
    imported = bring_in(table(ZARYA, ("Ветров Борис", "", "89167654321")), by=people.by(owner))
    vetrov = Customer.objects.get(name="Ветров Борис")
    Customer.objects.filter(pk=vetrov.pk).update(responsible=colleague)
    assert undone(imported, by=people.by(owner)) == (1, 1)
    assert left_by(imported) == [(vetrov.pk, "no_right", "", None)]
    assert undone(imported, by=people.by(people.administrator)) == (1, 0)


def test_somebody_elses_import_is_not_undone(people, owner, colleague):
    imported = bring_in(table(ZARYA), by=people.by(owner))
    with pytest.raises(PermissionDenied):
        start_undo(imported, by=people.by(colleague), at=NOW)


@pytest.mark.parametrize("is_dry_run", [True, False])
def test_what_has_changed_nothing_or_was_undone_is_not_undone(is_dry_run):
    imported = bring_in(table(ZARYA), is_dry_run=is_dry_run)
    if not is_dry_run:
        undone(imported)
    with pytest.raises(ValidationError):
        start_undo(imported, by=PROGRAM, at=NOW)


def test_an_import_that_was_undone_does_not_go_on():
    imported = bring_in(table(ZARYA))
    undone(imported)
    Job.objects.filter(pk=imported.job_id).update(state="cancelled")
    retry_job(imported.job_id, by=PROGRAM, at=NOW)
    run_due()
    imported.job.refresh_from_db()
    assert imported.job.state == "failed"
    assert not Customer.objects.kept().exists()


def test_the_time_line_says_what_was_taken_back(romashka):
    undone(bring_in(table(ROMASHKA), on_duplicate="update"))
    event = Event.objects.get(verb="import.undone")
    assert (event.customer_id, event.detail.after["city"]) == (romashka.pk, "")
    assert event.detail.before["city"] == "Тула"
    assert event.detail.before["contactpoint"] == ["89057778899", "info@r.ru"]


def test_nothing_is_left_of_a_person_only_the_import_had_brought(romashka):
    header = (*HEADER, "Телефон контактного лица")
    imported = bring_in(table((*ROMASHKA, "89031234567"), header=header), on_duplicate="update")
    assert Person.objects.filter(surname="Сидорова", contact_points__normal="+79031234567").exists()
    undone(imported)
    told = [str(one) for one in EventDetail.objects.values("before", "after", "text")]
    assert not [one for one in told if "Сидорова" in one or "9031234567" in one]
    assert not ContactPoint.objects.filter(normal="+79031234567").exists()


def test_who_is_erased_is_erased_from_what_undoing_takes_too(romashka):
    imported = bring_in(table(ROMASHKA), on_duplicate="update")
    erase_person(Person.objects.get(surname="Сидорова"), "Заявление", by=PROGRAM, at=NOW)
    assert set(ImportChange.objects.values_list("before__city", "after__city")) == {(None, None)}
    assert undone(imported) == (0, 1)
    assert left_by(imported) == [(romashka.pk, "changed", "person.erased", None)]


def test_after_thirty_days_it_cannot_be_undone_any_more(romashka):
    imported = bring_in(table(ROMASHKA), on_duplicate="update")
    enqueue(SWEEP, {}, by=PROGRAM, at=NOW + KEPT)
    run_due(lambda: NOW + KEPT + timedelta(days=1))
    assert not ImportChange.objects.exists()
    imported.refresh_from_db()
    with pytest.raises(ValidationError, match="30 дней"):
        start_undo(imported, by=PROGRAM, at=NOW)
