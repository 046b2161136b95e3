"""A made-up Russian base with twins as people make them, and with neighbours who only look like twins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from random import Random

from matvey.config.bench.labelled import Labelled
from matvey.config.demo.customers import Town
from matvey.config.demo.spellings import latin_address
from matvey.core.company_names import split_company_name
from matvey.core.person_names import PersonName, split_person_name
from matvey.customers.duplicates.newcomers import traits_of_new
from matvey.customers.new import NewCustomer, NewPerson

_TWINS, _NEIGHBOURS = 0.2, 0.1  # of all customers


def base_with_twins(customers: int, seed: int) -> Iterator[Labelled]:
    """The same for the same numbers."""
    chance = Random(seed)  # noqa: S311 - made-up people, no secret
    town = Town(date(2026, 1, 1), seed=seed)
    for number, known in enumerate(islice(town.acquaintances(), customers)):
        new = known.new
        yield Labelled(traits_of_new(new), str(number))
        if chance.random() < _TWINS:
            yield Labelled(traits_of_new(_twin(new, chance)), str(number))
        elif chance.random() < _NEIGHBOURS:
            yield Labelled(traits_of_new(_neighbour(new, chance)), f"beside {number}")


def _twin(new: NewCustomer, chance: Random) -> NewCustomer:
    """Typed a second time by somebody else, from a card or by ear: something is kept, something is lost."""
    write = chance.choice(_OF_PEOPLE if new.form == "person" else _OF_COMPANIES)
    kept = [point for point in new.points if chance.random() < 0.75]
    return _named(
        replace(
            new,
            points=tuple(kept),
            contacts=new.contacts if chance.random() < 0.4 else (),
            counterparties=new.counterparties if chance.random() < 0.5 else (),
            city=new.city if chance.random() < 0.8 else "",
            person=replace(new.person, birth_year=None)
            if new.person and chance.random() < 0.3
            else new.person,
        ),
        write(new.name, chance),
    )


def _neighbour(new: NewCustomer, chance: Random) -> NewCustomer:
    """Another one: a relative with the same phone, another company with the same bookkeeper, a namesake."""
    if new.form == "person":
        parts = split_person_name(new.name)
        given = chance.choice(("Любовь", "Тимофей", "Раиса", "Глеб"))
        other = replace(parts, given=given, patronymic="") if chance.random() < 0.6 else parts
        points = new.points[:1] if other.given == given else ()
        return _named(replace(new, points=points, person=None, counterparties=()), other.full)
    if chance.random() < 0.6:
        return replace(new, name=f"ООО «{chance.choice(_OTHERS)}»", contacts=(), counterparties=())
    return replace(new, points=(), contacts=(), counterparties=(), site="", city="Магадан")


def _named(new: NewCustomer, name: str) -> NewCustomer:
    if new.form != "person":
        return replace(new, name=name)
    person = replace(new.person or NewPerson(PersonName()), name=split_person_name(name))
    return replace(new, name=name, person=person)


def _without_form(name: str, chance: Random) -> str:
    return split_company_name(name).core


def _form_behind(name: str, chance: Random) -> str:
    parted = split_company_name(name)
    return f"{parted.core}, {parted.form}" if parted.form else f"{parted.core} ООО"


def _in_latin(name: str, chance: Random) -> str:
    return latin_address(split_company_name(name).core).replace("-", " ").title()


def _look_alike(name: str, chance: Random) -> str:
    return name.translate(str.maketrans("оеасх", "oeacx"))


def _mistyped(name: str, chance: Random) -> str:
    """Two letters changed round in the longest word."""
    word = max(name.split(), key=len)
    at = chance.randrange(1, max(2, len(word) - 2))
    return name.replace(word, word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :], 1)


def _turned(name: str, chance: Random) -> str:
    words = split_company_name(name).core.split()
    return " ".join([*words[1:], words[0]])


def _without_patronymic(name: str, chance: Random) -> str:
    parts = split_person_name(name)
    return f"{parts.given} {parts.surname}"


def _by_initials(name: str, chance: Random) -> str:
    return split_person_name(name).short


def _as_it_is(name: str, chance: Random) -> str:
    return name.upper() if chance.random() < 0.3 else name


_OTHERS = ("Кедр", "Полярная сова", "Меркурий-Сервис", "Гранат", "Азимут")
type _Write = Callable[[str, Random], str]
_OF_COMPANIES: tuple[_Write, ...] = (
    _without_form, _form_behind, _in_latin, _look_alike, _mistyped, _turned, _as_it_is,
)  # fmt: skip
_OF_PEOPLE: tuple[_Write, ...] = (
    _without_patronymic, _by_initials, _in_latin, _look_alike, _mistyped, _turned, _as_it_is,
)  # fmt: skip
