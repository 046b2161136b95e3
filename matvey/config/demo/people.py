"""Names and birthdays of people who do not exist, met as often as their likes are met in Russia."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Final, NamedTuple

from matvey.config.demo.chances import Bag, by_rank, happens, rows_of, words_of
from matvey.core.person_names import PersonName
from matvey.customers.new import NewPerson

# How many were born from … to …, among people who buy: the year, and the given names of that time.
ERAS: Final = (
    (1938, 1957, "old", 16),
    (1958, 1974, "middle", 30),
    (1975, 1989, "middle", 34),
    (1990, 2007, "young", 20),
)


class Era(NamedTuple):
    first: int
    last: int
    names: str


@dataclass(frozen=True, slots=True)
class Surname:
    his: str
    hers: str


def person(chance: Random, *, knows_birthday: float = 0.6, women: float = 0.58) -> NewPerson:
    """Somebody with a full name; the birthday is known for that share of them, the year of most of those."""
    sex = "f" if happens(chance, women) else "m"
    era = _eras().draw(chance)
    name = full_name(chance, sex, era.names)
    if not happens(chance, knows_birthday):
        return NewPerson(name, sex=sex)
    year = era.first + int(chance.random() * (era.last + 1 - era.first))
    day, month = _birthday(chance, year)
    return NewPerson(name, day, month, year if happens(chance, 0.8) else None, sex)


def full_name(chance: Random, sex: str, generation: str) -> PersonName:
    """The father bore a name of an older time."""
    surname = _surnames().draw(chance)
    his, hers = _patronymics().draw(chance)
    given = _given_names(sex, generation).draw(chance)
    return PersonName(*((surname.his, given, his) if sex == "m" else (surname.hers, given, hers)))


def feminine(surname: str) -> str:
    """«Смирнов» and «Смирнова»; what does not change (Шевченко, Черных) stays."""
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return f"{surname}а"
    return f"{surname[:-2]}ая" if surname.endswith(("ий", "ый", "ой")) else surname


@cache
def _eras() -> Bag[Era]:
    return Bag((Era(first, last, names), share) for first, last, names, share in ERAS)


@cache
def _surnames() -> Bag[Surname]:
    return by_rank([Surname(name, feminine(name)) for name in words_of("surnames.txt")], flat=40)


@cache
def _given_names(sex: str, generation: str) -> Bag[str]:
    rows = [row for row in rows_of("given_names.csv") if row["sex"] == sex]
    return Bag((row["name"], float(row[generation])) for row in rows)


@cache
def _patronymics() -> Bag[tuple[str, str]]:
    rows = [row for row in rows_of("given_names.csv") if row["sex"] == "m"]
    return Bag(((row["his"], row["hers"]), float(row["old"]) + float(row["middle"]) / 2) for row in rows)


def _birthday(chance: Random, year: int) -> tuple[int, int]:
    """A day of that very year, 29 February only in leap years."""
    day = date.fromordinal(date(year, 1, 1).toordinal() + int(chance.random() * (365 + isleap(year))))
    return day.day, day.month
