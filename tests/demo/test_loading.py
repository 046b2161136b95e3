"""The example company is there whole, once, and lives in the present."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from matvey.config.demo.crew import PASSWORD, crew
from matvey.config.demo.loading import load_demo
from matvey.config.demo.regulars import regulars
from matvey.customers.models import Customer, CustomerGroup, Note, Person, Relative
from matvey.journal.models import Event
from matvey.staff.models import Absence, Branch, Employee
from tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_it_is_not_loaded_where_somebody_works_already(home: Path) -> None:
    before = Customer.objects.count()
    assert not load_demo(home, now=NOW)
    assert Customer.objects.count() == before


def test_everybody_can_sign_in_with_the_printed_password() -> None:
    request = RequestFactory().post("/")
    matvey = crew()[0]
    assert str(authenticate(request, email=matvey.email, password=PASSWORD)) == "Матвей Хлебников"
    assert all(one.check_password(PASSWORD) for one in Employee.objects.all())


def test_every_ready_role_is_held_by_somebody() -> None:
    held = set(Employee.objects.values_list("role__key", flat=True))
    assert held == {one.role for one in crew()}
    assert {"director", "head_of_sales", "seller", "cashier", "administrator", "accountant"} <= held


def test_matvey_knows_two_hundred_by_name_in_his_first_shop() -> None:
    shop = Branch.objects.get(name="На Торговой")
    assert Customer.objects.filter(branch=shop, about__startswith="Обычно: ").count() == 200


def test_the_second_shop_opened_lately_and_knows_few() -> None:
    shop = Branch.objects.get(name="На Псковской")
    assert NOW - shop.opened_at < timedelta(days=60)
    assert Customer.objects.filter(branch=shop, about__startswith="Обычно: ").count() == 60


def test_the_salon_has_some_thousands_of_customers() -> None:
    assert Customer.objects.filter(branch__name="Мебельный салон").count() > 2000


def test_somebody_was_born_on_the_29th_of_february() -> None:
    assert Person.objects.filter(birth_key=229).count() >= 2
    assert Relative.objects.filter(birth_key=229).exists()


def test_a_sad_event_stands_beside_who_should_not_be_asked_about_it() -> None:
    raisa = Person.objects.get(surname="Голубева", given_name="Раиса", patronymic="Максимовна")
    assert [event.tone for event in raisa.life_events.all()] == ["sad"]


def test_there_is_somebody_to_congratulate_today_and_this_week() -> None:
    keys = {(NOW + timedelta(days=days)).date() for days in range(7)}
    days = {on.month * 100 + on.day for on in keys}
    assert Person.objects.with_birthday(frozenset({NOW.month * 100 + NOW.day})).exists()
    assert len(set(Person.objects.with_birthday(frozenset(days)).values_list("birth_key", flat=True))) >= 4


def test_three_companies_of_one_owner_are_one_group() -> None:
    group = CustomerGroup.objects.get(closed_at=None)
    assert group.customers.count() == 3


def test_petrovs_deal_of_the_day_is_noted_in_his_name() -> None:
    hotel = Customer.objects.get(name="ООО «Гостиница «Ярославна»»")
    last = hotel.notes.order_by("-written_at").first()
    assert last is not None
    assert last.author == Employee.objects.get(email="petrov@salon.example")
    assert NOW - last.written_at < timedelta(hours=2)


def test_kirill_is_away_and_olga_stands_in() -> None:
    absence = Absence.objects.in_force(NOW).get()
    assert (absence.employee.given_name, absence.deputy and absence.deputy.given_name) == ("Кирилл", "Ольга")


def test_nothing_happened_later_than_now() -> None:
    assert not Event.objects.filter(happened_at__gt=NOW).exists()
    assert not Note.objects.filter(written_at__gt=NOW).exists()
    assert not Customer.objects.filter(last_contact_at__gt=NOW).exists()


def test_every_regular_has_a_name_of_their_own() -> None:
    names = [one.new.name for one in regulars(NOW.date())]
    assert len(names) == len(set(names))
