"""E-mail addresses and sites; all of them under .example, which RFC 2606 keeps free for ever."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from random import Random
from typing import Final

from matvey.config.demo.chances import Bag, by_rank, evenly, words_of
from matvey.config.demo.spellings import latin_address
from matvey.core.person_names import PersonName

_MAILBOXES: Final = by_rank(("pochta", "yashchik", "pismo", "vesti", "konvert"), flat=1)
_DESKS: Final = by_rank(("info", "zakaz", "office", "mail", "sales", "buh"), flat=2)
_spelled = lru_cache(maxsize=50_000)(latin_address)


class Addresses:
    """Gives each address once: the second Anna Ivanova gets a number behind her name."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def private(self, name: PersonName, chance: Random) -> str:
        """Of a person at one of the great mail services."""
        box = f"{_spelled(name.given)}.{_spelled(name.surname)}"
        return f"{self._once(box)}@{_MAILBOXES.draw(chance)}.example"

    def domain(self, core: str) -> str:
        """A company's own domain; its site and its letters come from there."""
        return f"{self._once(_spelled(core))}.example"

    def _once(self, wanted: str) -> str:
        self._given[wanted] += 1
        count = self._given[wanted]
        return wanted if count == 1 else f"{wanted}{count}"


def desk(domain: str, chance: Random) -> str:
    """The address a company gives to everybody."""
    return f"{_DESKS.draw(chance)}@{domain}"


def at_work(name: PersonName, domain: str) -> str:
    """The address of somebody who works there."""
    return f"{_spelled(name.surname)}@{domain}"


def house(chance: Random) -> str:
    return f"ул. {_streets().draw(chance)}, д. {1 + int(chance.random() * 120)}"


@cache
def _streets() -> Bag[str]:
    return evenly(words_of("streets.txt"))
