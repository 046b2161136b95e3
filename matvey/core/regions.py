"""The subjects of the Russian Federation: their codes, names and time zones, and where cities lie."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from django.utils.translation import get_language

KIND: Final = re.compile(
    r"республика|респ|область|обл|край|автономн(?:ый|ая)|авт|ао|аобл|округ|город|гор|г"
    r"|федерального|значения|republic|of|oblast|krai|autonomous|okrug|region|city"
)
CITY_NICKNAMES: Final = {
    "екб": "Екатеринбург",
    "н новгород": "Нижний Новгород",
    "в новгород": "Великий Новгород",
    "ростов на д": "Ростов-на-Дону",
    "ростов": "Ростов-на-Дону",
    "спб": "Санкт-Петербург",
    "с петербург": "Санкт-Петербург",
    "петербург": "Санкт-Петербург",
    "питер": "Санкт-Петербург",
    "мск": "Москва",
    "наб челны": "Набережные Челны",
    "комсомольск": "Комсомольск-на-Амуре",
    "петропавловск камч": "Петропавловск-Камчатский",
    "минводы": "Минеральные Воды",
}


@dataclass(frozen=True, slots=True)
class Region:
    """A subject of the Federation, one of the 89 of art. 65 of the Constitution (as of 2022).

    `code` is its two digits in tax and address registers, with which a ИНН issued there begins;
    `iso` is empty where ISO 3166-2:RU has none. The time zone is that of its capital.
    """

    code: str
    iso: str
    time_zone: str
    name: str
    short: str
    english: str

    def __str__(self) -> str:
        return self.short if (get_language() or "ru").startswith("ru") else self.english


@cache
def regions() -> Mapping[str, Region]:
    """All regions by code, in the order of codes."""
    columns = Region.__slots__
    return MappingProxyType(
        {row["code"]: Region(**{column: row[column] for column in columns}) for row in _rows("regions.csv")}
    )


def region_by_name(text: str) -> Region | None:
    """The region a text names in full, short, by abbreviation, by its code, or in English.

    "Московская обл.", "обл Московская", "г. Москва", "СПб", "Югра", "77" are all understood; a text
    that names none, or could be two, gives None.
    """
    found = regions().get(text.strip()) or _by_full_name().get(_folded(text))
    return found or _by_bare_name().get(_bare(text))


def region_of_city(name: str) -> Region | None:
    """The region of one of the larger cities, however its name is written: "г. Казань", "Н.Новгород".

    None for a city it does not know, and for names two cities of like size bear (Железногорск).
    """
    folded = re.sub(r"^(?:г|гор|город) ", "", _folded(name))
    folded = re.sub(r" (?:г|город)$", "", folded)
    return _by_city().get(_folded(CITY_NICKNAMES.get(folded, folded)))


@cache
def _by_full_name() -> Mapping[str, Region]:
    return MappingProxyType({_folded(name): region for region, name in _names()})


@cache
def _by_bare_name() -> Mapping[frozenset[str], Region]:
    """By the words left without "область" and the like, in any order, where they mean one region."""
    found: dict[frozenset[str], Region] = {}
    shared: set[frozenset[str]] = set()
    for region, name in _names():
        if found.setdefault(_bare(name), region) is not region:
            shared.add(_bare(name))
    return MappingProxyType({words: region for words, region in found.items() if words not in shared})


@cache
def _by_city() -> Mapping[str, Region]:
    return MappingProxyType(
        {
            _folded(city): regions()[row["code"]]
            for row in _rows("cities.csv")
            for city in row["cities"].split(", ")
        }
    )


def _names() -> Iterator[tuple[Region, str]]:
    for row in _rows("regions.csv"):
        also: Iterable[str] = row["also"].split(", ") if row["also"] else ()
        for name in (row["name"], row["short"], row["english"], *also):
            yield regions()[row["code"]], name


def _folded(text: str) -> str:
    """Its words in small letters with single spaces: no ё, dashes or stops."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("ё", "е")))


def _bare(text: str) -> frozenset[str]:
    return frozenset(word for word in _folded(text).split() if not KIND.fullmatch(word))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("matvey.core").joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines(), delimiter=";")
