"""The example company's customers as those of one person, in the order in which they come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from matvey.config.demo.arrivals import Chapter, moment
from matvey.config.demo.bakery import the_cafes, the_regulars
from matvey.config.demo.company import Company
from matvey.config.demo.crew import crew
from matvey.config.demo.customers import Acquaintance
from matvey.config.demo.neighbours import the_neighbours, the_owner_of_three
from matvey.config.demo.salon import petrovs_deals, the_buyers
from matvey.staff.access import Actor
from matvey.staff.models import Employee

# Chapters that short come in whole, because what is told of them ties them to each other.
WHOLE = 25


@dataclass(frozen=True)
class Part:
    """Customers of one chapter that come in together; `since` is when the first of them was met."""

    known: Sequence[Acquaintance]
    chapter: Chapter
    since: datetime


@dataclass(frozen=True)
class Story:
    """All chapters, each from who is known longest, so that every run meets them in the same order."""

    chapters: Sequence[Chapter]
    now: datetime

    @property
    def size(self) -> int:
        return sum(len(chapter.known) for chapter in self.chapters)

    def part(self, start: int, wanted: int) -> Part | None:
        """The next customers after the first `start`: about as many as wanted, never of two chapters."""
        wanted = max(WHOLE, wanted)
        for chapter in self.chapters:
            if start < len(chapter.known):
                known = chapter.known[start : start + wanted]
                return Part(known, chapter, moment(known[0].since, self.now))
            start -= len(chapter.known)
        return None


def story_for(person: Employee, by: Actor, *, now: datetime) -> Story:
    """Everybody's customers as those of one person; the same for the same `now`."""
    people = {one.key: person for one in crew()}
    company = Company({}, {}, people, dict.fromkeys(people, by))
    return Story([_by_age(chapter) for chapter in _chapters(company, now)], now)


def _chapters(company: Company, now: datetime) -> Iterator[Chapter]:
    for tell_of in (
        the_regulars,
        the_cafes,
        the_neighbours,
        the_owner_of_three,
        petrovs_deals,
        the_buyers,
    ):
        yield tell_of(company, now=now)


def _by_age(chapter: Chapter) -> Chapter:
    return Chapter(sorted(chapter.known, key=lambda one: one.since), chapter.tell)
