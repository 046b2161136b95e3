"""How much two customers have in common, and how it is told."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName, split_person_name
from matvey.customers.duplicates import Certainty, Crowd, Traits, company_name, compare, person_name
from matvey.customers.duplicates.traits import Birthday

PHONE = frozenset({"+79051234567"})


def company(name, **rest):
    return Traits(company_name(name), **rest)


def person(name, **rest):
    return Traits(person_name(split_person_name(name)), **rest)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("ООО «Ромашка»", "Ромашка, ООО", "name_without_form"),
        ("ООО «Северный ветер»", "Ветер Северный", "name_in_other_order"),
        ("ООО «Ромашка»", "Romashka LLC", "name_in_other_letters"),
        ("ООО «Ёлка»", "ООО «Елка»", "name"),
        ("ООО «Pомашка»", "ООО «Ромашка»", "name_without_form"),  # the first letter is a Latin one
        ("ООО «Ромашка»", "ООО «Рамашка»", "name_alike"),
    ],
)
def test_a_company_is_known_however_its_name_is_written(one, other, reason):
    verdict = compare(company(one, marks=PHONE), company(other, marks=PHONE))
    assert reason in verdict.reasons
    assert verdict.certainty in (Certainty.CERTAIN, Certainty.LIKELY)


def test_initials_fit_a_full_name():
    verdict = compare(person("Иванов С. П.", marks=PHONE), person("Иванов Сергей Петрович", marks=PHONE))
    assert verdict.certainty is Certainty.LIKELY
    assert verdict.reasons == ("phone", "name_initials")


def test_a_common_name_alone_proves_little():
    assert (
        compare(person("Иванов Сергей"), person("Иванов Сергей"), Crowd(100_000)).certainty is Certainty.NONE
    )


def test_relatives_with_one_phone_are_two():
    verdict = compare(person("Иванов Сергей", marks=PHONE), person("Иванова Анна", marks=PHONE))
    assert verdict.certainty in (Certainty.NONE, Certainty.POSSIBLE)
    assert "other_name" in verdict.doubts


def test_two_divisions_share_an_inn_and_differ_in_kpp():
    inns = [{"7712345678": frozenset({kpp})} for kpp in ("771201001", "500101001")]
    one, other = (company("ООО «Ромашка»", inns=inn) for inn in inns)
    assert compare(one, other).certainty is Certainty.NONE


def test_a_phone_that_many_have_says_nothing():
    one, other = company("Ромашка", marks=PHONE), company("Василёк", marks=PHONE)
    assert compare(one, other, holders={"+79051234567": 40}).certainty is Certainty.NONE


def test_the_same_name_birthday_and_city_are_one_in_a_small_base_and_likely_in_a_large_one():
    one = person("Петров Иван", birthday=Birthday(3, 5, 1980), city="tula")
    assert compare(one, one).certainty is Certainty.CERTAIN
    assert compare(one, one, Crowd(1_000_000)).certainty is Certainty.LIKELY


def test_comparing_is_the_same_from_both_ends():
    one = Traits(person_name(PersonName("Иванова", "Катя")), marks=PHONE, city="tula")
    other = Traits(person_name(PersonName("Иванова", "Екатерина", "Ильинична")), city="tver")
    assert compare(one, other).bits == compare(other, one).bits
