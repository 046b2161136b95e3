"""Whose birthday it is."""

from __future__ import annotations

from datetime import date

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.family import NewRelative, add_relative
from matvey.customers.actions.people import change_person
from matvey.customers.birthdays import birthdays
from matvey.customers.new import NewContact, NewPerson


def person(day: int, month: int, year: int | None = None, surname: str = "Орлов") -> NewPerson:
    return NewPerson(PersonName(surname, "Дмитрий"), day, month, year)


def names(access, span, on, branch=None):
    return [(one.on, one.name) for one in birthdays(access, span, on=on, branch=branch)]


@pytest.fixture
def orlov(add):
    return add("Орлов Дмитрий", form="person", person=person(24, 11, 1980))


def test_a_customer_a_contact_and_a_child_stand_on_the_list(add, orlov, by_owner, now):
    add("Ромашка", contacts=(NewContact(person(23, 11, surname="Травин")),))
    add_relative(orlov.person, NewRelative("child", "Лиза", None, 25, 11, 2019), orlov, by=by_owner, at=now)
    found = birthdays(by_owner.access, "week", on=date(2026, 11, 23))
    assert [(one.name, one.turns, one.relation) for one in found] == [
        ("Травин Дмитрий", None, ""), ("Орлов Дмитрий", 46, ""), ("Лиза", 7, "ребёнок"),
    ]  # fmt: skip
    assert [c.name for c in found[2].customers] == ["Орлов Дмитрий"]


@pytest.mark.parametrize(
    ("span", "on", "found"),
    [
        ("today", date(2026, 11, 24), True),
        ("today", date(2026, 11, 23), False),
        ("week", date(2026, 11, 18), True),
        ("week", date(2026, 11, 17), False),
        ("month", date(2026, 10, 25), True),
        ("month", date(2026, 10, 24), False),
        ("month", date(2026, 11, 25), False),
    ],
)
def test_the_time_looked_at_ends_where_it_says(orlov, by_owner, span, on, found):
    assert bool(birthdays(by_owner.access, span, on=on)) is found


@pytest.mark.parametrize(
    ("on", "kept"), [(date(2027, 2, 28), date(2027, 2, 28)), (date(2028, 2, 29), date(2028, 2, 29))]
)
def test_who_was_born_on_29_february_is_not_forgotten(add, by_owner, on, kept):
    add("Марина", form="person", person=person(29, 2))
    assert names(by_owner.access, "today", on) == [(kept, "Орлов Дмитрий")]


def test_a_week_over_new_year_finds_both_sides_of_it(add, by_owner):
    add("Орлов", form="person", person=person(1, 1))
    assert names(by_owner.access, "week", date(2026, 12, 29)) == [(date(2027, 1, 1), "Орлов Дмитрий")]


def test_the_dead_are_not_congratulated(orlov, by_owner, now):
    change_person(orlov.person, {"deceased_on": date(2026, 1, 1)}, orlov, by=by_owner, at=now)
    assert not birthdays(by_owner.access, "today", on=date(2026, 11, 24))


def test_a_stranger_sees_nobody_of_another_branch(orlov, by_stranger, by_head, people):
    assert not birthdays(by_stranger.access, "today", on=date(2026, 11, 24))
    other = people.stranger.branch
    assert not birthdays(by_head.access, "today", on=date(2026, 11, 24), branch=other)
    assert birthdays(by_head.access, "today", on=date(2026, 11, 24), branch=people.owner.branch)


def test_the_list_takes_as_many_queries_as_one_birthday(add, by_owner, django_assert_num_queries):
    for n in range(5):
        add(f"Орлов {n}", form="person", person=person(24, 11))
    with django_assert_num_queries(6):
        assert len(birthdays(by_owner.access, "today", on=date(2026, 11, 24))) == 5


def test_the_nearest_come_first_when_there_are_very_many(add, by_owner):
    for name, day, month in (("Январёв", 2, 1), ("Поздний", 30, 12), ("Ранний", 27, 12)):
        add(name, form="person", person=person(day, month, surname=name))
    found = birthdays(by_owner.access, "month", on=date(2026, 12, 26), most=2)
    assert [one.name.split()[0] for one in found] == ["Ранний", "Поздний"]
    assert len(birthdays(by_owner.access, "month", on=date(2026, 12, 26))) == 3
