"""A row completes the customer who is there: what is empty is filled, nothing is overwritten."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer
from matvey.customers.models import Contact, ContactPoint, Customer, Person
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint
from matvey.journal.models import Event
from tests.exchange.import_stories import NOW, PROGRAM, bring_in, counts, errors, table

pytestmark = pytest.mark.django_db(transaction=True)

IVANOV = NewContact(NewPerson(PersonName("Иванов", "Иван", "Петрович")), "Директор", is_main=True)
KNOWN = ("Ромашка", "", "89051112233")


@pytest.fixture
def romashka(db: None) -> Customer:
    points = (NewPoint("phone", "8 905 111-22-33", is_main=True),)
    return add_customer(
        NewCustomer("ООО «Ромашка»", city="Тула", points=points, contacts=(IVANOV,)), by=PROGRAM, at=NOW
    )


def completed(*row: str) -> Customer:
    imported = bring_in(table(row), on_duplicate="update")
    assert counts(imported) == (0, 1, 0, 0)
    return Customer.objects.get()


def test_what_is_empty_is_filled(romashka):
    customer = completed(*KNOWN, "info@romashka.ru", "7707083893", "", "любит дуб")
    assert (customer.main_email, customer.about) == ("info@romashka.ru", "любит дуб")
    assert customer.counterparties.get().inn == "7707083893"


def test_what_is_there_is_not_overwritten(romashka):
    customer = completed("РОМАШКА", "Сидорова Анна", "89051112233, 89057778899", "", "", "Казань")
    assert (customer.name, customer.city, customer.main_phone) == ("ООО «Ромашка»", "Тула", "+79051112233")
    main = Contact.objects.get(is_main=True)
    assert str(main.person) == "Иванов Иван Петрович"


def test_new_phones_and_people_are_added(romashka):
    completed("Ромашка", "Сидорова Анна", "89051112233, 89057778899")
    assert ContactPoint.objects.filter(customer=romashka, normal="+79057778899").exists()
    assert Person.objects.filter(surname="Сидорова", contacts__customer=romashka).exists()


def test_a_known_person_gets_the_new_phone_and_is_not_doubled(romashka):
    header = ("Компания", "Контактное лицо", "Мобильный контактного лица", "Телефон", "Дата рождения")
    row = ("Ромашка", "Иванов Иван", "89057778899", "89051112233", "12.03.1985")
    bring_in(table(row, header=header), on_duplicate="update")
    ivanov = Person.objects.get()
    assert [point.normal for point in ivanov.contact_points.all()] == ["+79057778899"]
    assert (ivanov.birth_day, ivanov.birth_month) == (12, 3)


def test_bringing_the_same_file_twice_writes_nothing_more(romashka):
    row = (*KNOWN, "info@romashka.ru", "7707083893", "Тула", "любит дуб")
    completed(*row)
    version, events = Customer.objects.get().version, Event.objects.exclude(verb="import.started").count()
    completed(*row)
    assert Customer.objects.get().version == version
    assert Event.objects.exclude(verb="import.started").count() == events


def test_a_wrong_phone_goes_to_the_remarks_and_the_errors(romashka):
    customer = completed("Ромашка", "", "89051112233, 12-34")
    assert customer.about == "12-34"
    assert ContactPoint.objects.filter(customer=customer).count() == 1


def test_another_inn_is_another_party_to_documents(romashka):
    completed(*KNOWN, "", "7707083893")
    customer = completed(*KNOWN, "", "7736050003")
    assert set(customer.counterparties.values_list("inn", flat=True)) == {"7707083893", "7736050003"}


def test_somebody_elses_customer_is_left_alone_and_the_row_says_why(romashka, people, owner, colleague):
    Customer.objects.update(responsible=colleague)
    imported = bring_in(table((*KNOWN, "a@b.ru")), by=people.by(owner), on_duplicate="update")
    assert counts(imported) == (0, 0, 1, 0)
    assert [row for row, _, _ in errors(imported)] == [2]
    assert not ContactPoint.objects.filter(medium="email").exists()


def test_a_later_row_completes_what_an_earlier_one_has_brought():
    rows = [
        ("Заря", "", "89051112233"),
        ("Заря", "", "89051112233", "a@b.ru"),
        ("Заря", "", "", "a@b.ru", "7707083893"),
    ]
    imported = bring_in(table(*rows), on_duplicate="update")
    assert counts(imported) == (1, 2, 0, 0)
    customer = Customer.objects.get()
    assert (customer.main_email, customer.counterparties.get().inn) == ("a@b.ru", "7707083893")
