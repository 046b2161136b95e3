"""The people and companies of the example look real and are nobody."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice

import pytest

from matvey.config.demo.customers import Acquaintance, Town
from matvey.config.demo.people import feminine
from matvey.core.emails import parse_email
from matvey.core.person_names import split_person_name
from matvey.core.phones import parse_phone
from matvey.core.requisites import parse_inn, parse_kpp, parse_ogrn, parse_ogrnip
from matvey.customers.new import NewPerson, NewPoint

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def town() -> list[Acquaintance]:
    return list(islice(Town(TODAY, seed=7).acquaintances(), 3000))


def test_the_same_seed_gives_the_same_people(town: list[Acquaintance]) -> None:
    again = list(islice(Town(TODAY, seed=7).acquaintances(), 3000))
    assert again == town


def test_another_seed_gives_other_people(town: list[Acquaintance]) -> None:
    others = islice(Town(TODAY, seed=8).acquaintances(), 3000)
    assert {one.new.name for one in others} != {one.new.name for one in town}


def test_names_agree_with_the_sex(town: list[Acquaintance]) -> None:
    for who in _people(town):
        assert who.name.patronymic.endswith("вна" if who.sex == "f" else "ч") or who.sex == "f"
        assert split_person_name(who.name.full) == who.name


@pytest.mark.parametrize(
    ("his", "hers"),
    [("Смирнов", "Смирнова"), ("Никольский", "Никольская"), ("Шевченко", "Шевченко"), ("Черных", "Черных")],
)
def test_a_surname_takes_the_feminine_ending_where_there_is_one(his: str, hers: str) -> None:
    assert feminine(his) == hers


def test_every_birthday_is_a_day_of_its_year(town: list[Acquaintance]) -> None:
    for who in _people(town):
        if who.birth_day and who.birth_month:
            assert date(who.birth_year or 2000, who.birth_month, who.birth_day) < TODAY


def test_every_phone_could_be_dialled_and_belongs_to_one(town: list[Acquaintance]) -> None:
    numbers = Counter(parse_phone(point.typed).e164 for point in _points(town, "phone"))
    assert max(numbers.values()) == 1


def test_every_address_is_under_a_domain_nobody_can_own(town: list[Acquaintance]) -> None:
    addresses = [parse_email(point.typed) for point in _points(town, "email")]
    assert addresses
    assert all(address.endswith(".example") for address in addresses)


def test_requisites_have_their_check_digits_and_their_region(town: list[Acquaintance]) -> None:
    for one in town:
        for party in one.new.counterparties:
            assert parse_inn(party.inn).startswith(one.new.region)
            parse = parse_ogrnip if party.form == "sole_trader" else parse_ogrn
            assert parse(party.ogrn)
            assert not party.kpp or parse_kpp(party.kpp)


def test_a_few_are_large_and_a_long_tail_is_small(town: list[Acquaintance]) -> None:
    contacts = Counter(len(one.new.contacts) for one in town)
    assert contacts[1] > contacts[3] > contacts[6] > contacts[11] > 0


def test_nobody_bought_before_we_knew_them_or_in_the_future(town: list[Acquaintance]) -> None:
    for one in town:
        bought = one.new.purchases
        if bought.first_on and bought.last_on:
            assert one.since <= bought.first_on <= bought.last_on <= TODAY


def test_big_cities_have_more_customers_than_small_ones(town: list[Acquaintance]) -> None:
    cities = Counter(one.new.city for one in town)
    assert cities["Москва"] > cities["Казань"] > cities["Великие Луки"]


def _people(town: list[Acquaintance]) -> list[NewPerson]:
    themselves = [one.new.person for one in town if one.new.person]
    return [*themselves, *(contact.person for one in town for contact in one.new.contacts)]


def _points(town: list[Acquaintance], medium: str) -> list[NewPoint]:
    points = [point for one in town for point in one.new.points]
    points += [point for one in town for contact in one.new.contacts for point in contact.points]
    return [point for point in points if point.medium == medium]
