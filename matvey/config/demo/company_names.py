"""Names companies give themselves: «Северный ветер», «СтройСервис», «Торговый дом «Заря»»."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from matvey.config.demo.chances import Bag, by_rank, evenly, lines_of, rows_of
from matvey.config.demo.cities import City
from matvey.config.demo.people import feminine, full_name


def brand(chance: Random, city: City) -> str:
    """What stands between the quotes after the legal form."""
    return _ways().draw(chance)(chance, city)


def noun(chance: Random) -> str:
    return _nouns().draw(chance)[0]


@cache
def _ways() -> Bag[Callable[[Random, City], str]]:
    return Bag(
        [
            (lambda chance, city: noun(chance), 22),
            (_with_adjective, 20),
            (_compound, 22),
            (_with_suffix, 14),
            (_local, 10),
            (_trading_house, 6),
            (_family, 6),
        ]
    )


@cache
def _nouns() -> Bag[tuple[str, str]]:
    named = [(name, row["gender"]) for row in rows_of("company_nouns.csv") for name in row["names"].split()]
    return by_rank(named, flat=60)


@cache
def _adjectives() -> Bag[dict[str, str]]:
    return by_rank(rows_of("company_adjectives.csv"), flat=20)


@cache
def _halves() -> tuple[Bag[str], Bag[str]]:
    first, second = lines_of("company_compounds.txt")
    return by_rank(first.split(), flat=20), by_rank(second.split(), flat=12)


_SUFFIXES = evenly((" Плюс", "-М", "-Сервис", " Трейд", " Групп", "-Регион", "-Опт", " и К", "-2", " Лайт"))
_HOUSES = evenly(("Торговый дом «{}»", "Фирма «{}»", "ПКФ «{}»", "НПО «{}»", "Группа «{}»", "Компания «{}»"))
_FAMILIES = evenly(("{} и партнёры", "{} и сыновья", "Мастерская {}а", "{}-Авто", "{}-Строй"))


def _with_adjective(chance: Random, city: City) -> str:
    name, gender = _nouns().draw(chance)
    return f"{_adjectives().draw(chance)[gender]} {name.lower()}"


def _compound(chance: Random, city: City) -> str:
    first, second = _halves()
    return first.draw(chance) + second.draw(chance)


def _with_suffix(chance: Random, city: City) -> str:
    return noun(chance) + _SUFFIXES.draw(chance)


def _local(chance: Random, city: City) -> str:
    return city.prefix + _halves()[1].draw(chance).lower()


def _trading_house(chance: Random, city: City) -> str:
    return _HOUSES.draw(chance).format(noun(chance))


def _family(chance: Random, city: City) -> str:
    """After a founder whose surname takes the ending of a genitive."""
    surname = full_name(chance, "m", "middle").surname
    if surname == feminine(surname) or not surname.endswith("в"):
        return _compound(chance, city)
    return _FAMILIES.draw(chance).format(surname)
