"""Finds the customers that rows may mean: the same phone, e-mail or INN, and a name that agrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from matvey.exchange.imports.marks import Marks
from matvey.exchange.imports.names_agree import names_agree
from matvey.exchange.imports.someone import Key, Someone
from matvey.exchange.spreadsheets.candidates.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Match:
    """A customer who is there already, and what the row has in common with them.

    `gathered` says that this import has brought the company, and the row adds to it.
    """

    someone: Someone
    reasons: tuple[str, ...]
    gathered: bool = False


@dataclass
class Known:
    """Who has which mark: in the base, and as if the rows decided on so far were in it."""

    people: dict[Key, Someone] = field(default_factory=dict)
    by_mark: dict[str, set[Key]] = field(default_factory=dict)
    own: set[Key] = field(default_factory=set)
    """Those of the base whom this import has brought."""

    def note(self, someone: Someone, marks: Iterable[str]) -> None:
        self.people.setdefault(someone.key, someone)
        for value in marks:
            self.by_mark.setdefault(value, set()).add(someone.key)

    def match(self, candidate: Candidate, marks: Marks) -> Match | None:
        """The customer with most in common whose name agrees; of equals the one known longest.

        A number of the program's own tells customers apart, so that twins of one file stay two.
        """
        if marks.number and (same := self.by_mark.get(marks.number)):
            return Match(self.people[min(same)], (marks.reason(marks.number),))
        shared: dict[Key, list[str]] = {}
        for value in sorted(marks.all):
            for key in self.by_mark.get(value, ()):
                if not (marks.number and key[0]):
                    shared.setdefault(key, []).append(value)
        for key in sorted(shared, key=lambda key: (-len(shared[key]), key)):
            if names_agree(candidate, self.people[key]):
                reasons = dict.fromkeys(marks.reason(value) for value in shared[key])
                return Match(self.people[key], tuple(reasons), self._brought(key, marks))
        return None

    def _brought(self, key: Key, marks: Marks) -> bool:
        return key in self.by_mark.get(marks.company, ()) and (key[0] or key in self.own)
