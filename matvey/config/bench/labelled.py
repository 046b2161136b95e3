"""Sets of which somebody has said who is one: read from a folder, as customers are compared."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matvey.core.folding import fold
from matvey.core.person_names import PersonName, split_person_name
from matvey.customers.duplicates import Name, Traits, company_name, person_name
from matvey.customers.duplicates.spelling import spelt
from matvey.customers.duplicates.traits import Birthday


@dataclass(frozen=True)
class Labelled:
    """A customer to be compared, and who they truly are."""

    traits: Traits
    who: str


@dataclass(frozen=True)
class NamePair:
    one: Name
    other: Name
    is_match: bool


def febrl(path: Path) -> Iterator[Labelled]:
    """Febrl 1: made-up Australians; the social security number stands where an INN would."""
    for row in _rows(path):
        address = fold(" ".join(filter(None, (row["street_number"], row["address_1"], row["address_2"]))))
        number = row["soc_sec_id"]
        yield Labelled(
            Traits(
                person_name(PersonName(row["surname"], row["given_name"])),
                inns={number: frozenset()} if number else {},
                birthday=_birthday(row["date_of_birth"]),
                addresses=_known(address),
                city=spelt(row["suburb"]),
            ),
            row["rec_id"].split("-")[1],
        )


def fake_people(path: Path) -> Iterator[Labelled]:
    """The set splink teaches with: made-up Britons with many slips and gaps."""
    for row in _rows(path):
        yield Labelled(
            Traits(
                person_name(PersonName(row["surname"], row["first_name"])),
                marks=_known(row["email"].lower()),
                birthday=_birthday(row["dob"]),
                city=spelt(row["city"]),
            ),
            row["cluster"],
        )


def name_pairs(path: Path) -> list[NamePair]:
    """Pairs of names of people and companies the world over."""
    return [
        NamePair(
            _name(row["schema"], row["name1"]), _name(row["schema"], row["name2"]), row["is_match"] == "true"
        )
        for row in _rows(path)
    ]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, skipinitialspace=True)


def _name(schema: str, typed: str) -> Name:
    return person_name(split_person_name(typed)) if schema == "Person" else company_name(typed)


def _known(value: str) -> frozenset[str]:
    return frozenset([value]) if value else frozenset()


def _birthday(text: str) -> Birthday | None:
    digits = text.replace("-", "")
    if len(digits) != 8 or not digits.isdigit():
        return None
    return Birthday(int(digits[6:]), int(digits[4:6]), int(digits[:4]))
