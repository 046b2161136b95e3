"""The customers Matvey knows by name: what they buy, when they were born, what goes on in their lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from matvey.config.demo import numbers
from matvey.config.demo.chances import Bag, by_rank, happens, lines_of, rows_of
from matvey.config.demo.people import person
from matvey.core.person_names import PersonName, split_person_name
from matvey.customers.actions.family import NewLifeEvent, NewRelative
from matvey.customers.new import NewCustomer, NewPerson, NewPoint, Purchases

TOLD_BY_MATVEY = 200
ALREADY_ON_PSKOVSKAYA = 60


@dataclass(frozen=True)
class Regular:
    """`notes` are older first; `shop` is the key of the branch they come to."""

    new: NewCustomer
    shop: str
    notes: tuple[str, ...] = ()
    family: tuple[NewRelative, ...] = ()
    events: tuple[NewLifeEvent, ...] = ()


def regulars(today: date) -> list[Regular]:
    """Those who have stories, then as many more as the shops know; the same every day but for dates."""
    chance = Random(1912)  # noqa: S311 - made-up people, no secret
    told = [_told(row, serial, today, chance) for serial, row in enumerate(rows_of("regulars.csv"))]
    more = {"torgovaya": TOLD_BY_MATVEY, "pskovskaya": ALREADY_ON_PSKOVSKAYA}
    for shop, wanted in more.items():
        known = sum(regular.shop == shop for regular in told)
        told += [_known(shop, len(told) + place, today, chance) for place in range(wanted - known)]
    return told


@dataclass(frozen=True)
class Birthday:
    day: int
    month: int
    year: int | None

    @classmethod
    def read(cls, text: str, today: date) -> Birthday:
        """«14.3.1957», or «+3»: in three days, so that there is always somebody to congratulate."""
        if text.startswith("+"):
            on = today + timedelta(days=int(text))
            return cls(on.day, on.month, None)
        day, month, year = (int(part) for part in text.split("."))
        return cls(day, month, year)


def _told(row: dict[str, str], serial: int, today: date, chance: Random) -> Regular:
    born = Birthday.read(row["born"], today)
    name = split_person_name(row["name"])
    sex = "m" if name.patronymic.endswith("ч") else "f"
    who = NewPerson(name, born.day, born.month, born.year, sex)
    return Regular(
        _customer(who, row["usual"], row["shop"], _Draw(serial, today, chance)),
        row["shop"],
        tuple(filter(None, row["notes"].split("|"))),
        tuple(_relatives(row["family"], today)),
        tuple(_events(row["events"], today)),
    )


def _relatives(text: str, today: date) -> Iterator[NewRelative]:
    for one in filter(None, text.split("|")):
        relation, name, when = one.split(",")
        born = Birthday.read(when, today)
        yield NewRelative(relation, name, None, born.day, born.month, born.year)


def _events(text: str, today: date) -> Iterator[NewLifeEvent]:
    for one in filter(None, text.split("|")):
        days_ago, tone, what = one.split(",", 2)
        yield NewLifeEvent(today - timedelta(days=int(days_ago)), what, tone)


def _known(shop: str, serial: int, today: date, chance: Random) -> Regular:
    who = person(chance, knows_birthday=0.85, women=0.66)
    notes = tuple(_NOTES.draw(chance) for _ in range(_HOW_MANY.draw(chance)))
    usual = ", ".join(dict.fromkeys(_USUAL.draw(chance) for _ in range(1 + int(chance.random() * 2.5))))
    return Regular(_customer(who, usual, shop, _Draw(serial, today, chance)), shop, notes)


class _Draw(NamedTuple):
    """The how-manieth regular is drawn, on which day, by which chance."""

    serial: int
    today: date
    chance: Random


def _customer(who: NewPerson, usual: str, shop: str, draw: _Draw) -> NewCustomer:
    serial, today, chance = draw
    known = 2100 if shop == "torgovaya" else 46
    first = today - timedelta(days=3 + int(known * chance.random()))
    every = 1 + int(chance.random() * 9)
    last = max(first, today - timedelta(days=1 + int(every * chance.random() * 1.2)))
    return NewCustomer(
        who.name.full,
        form="person",
        person=who,
        region="53",
        city="Великий Новгород",
        about=f"Обычно: {usual}.",
        purchases=Purchases(first, last, every),
        last_contact_at=datetime.combine(last, time(5 + last.day % 12), UTC),
        points=_points(who.name, serial, chance),
    )


def _points(name: PersonName, serial: int, chance: Random) -> tuple[NewPoint, ...]:
    """The old ones have a telephone at home, some of them only that."""
    mobile = NewPoint("phone", numbers.mobile(5_000_000 + serial, chance), "mobile", is_main=True)
    if happens(chance, 0.2):
        return (mobile, NewPoint("phone", numbers.landline("8162", serial, chance), "home"))
    return (mobile,)


_USUAL: Bag[str] = by_rank(lines_of("usual.txt"), flat=6)
_NOTES: Bag[str] = by_rank(lines_of("bakery_notes.txt"), flat=30)
_HOW_MANY: Bag[int] = Bag([(0, 40.0), (1, 40.0), (2, 15.0), (3, 5.0)])
