"""From a row and a mapping to a candidate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates.assembly import candidate, names_somebody
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.candidates.readers import Reader, reader_of
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.mapping import ColumnMapping
from matvey.exchange.spreadsheets.values import EMPTY, Value, as_text
from matvey.exchange.spreadsheets.vocabulary.targets import ASIDE, CUSTOM

# fmt: off
_NOTHING = frozenset((
    "-", "--", "---", "—", "–", ".", "..", "...", "?", "??", "0", "x", "х", "нет", "н/д", "н.д.",
    "n/a", "#n/a", "#н/д", "none", "null", "nan", "нет данных", "не указан", "не указано", "не указана",
    "неизвестно", "не известно", "отсутствует", "(нет)", "(не указано)", "<не указан>", "не задано", "пусто",
    "#ссылка!", "#ref!", "#знач!", "#value!", "#имя?", "#name?",
))
# fmt: on
"""What people and programs write into a cell that is empty."""


_NAMING = frozenset({"customer_name", "company_name", "legal_name"})
_JOINED = " ::: "
"""So Google joins several values in a cell."""
_LONGEST = 1_000
"""No name, phone or address is longer; searching such a cell for them could take minutes."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What is done with one column of each row."""

    column: int
    label: str
    read: Reader
    is_custom: bool
    is_free: bool

    @classmethod
    def of(cls, column: int, label: str, target: str) -> _Step:
        is_custom = target.startswith(CUSTOM)
        return cls(column, label, reader_of(target), is_custom, is_custom or target in ("note", ASIDE))

    def take(self, draft: Draft, value: Value) -> None:
        text = as_text(value)
        if len(text) > _LONGEST and not self.is_free:
            draft.problem(self.label, _("The cell is too long; it was kept as a note."), text[:_LONGEST])
            draft.aside(self.label, text)
        elif _JOINED in text and not self.is_free:
            for piece in text.split(_JOINED):
                self._read(draft, piece.strip(), piece.strip())
        else:
            self._read(draft, text, value)

    def _read(self, draft: Draft, text: str, value: Value) -> None:
        if text and (self.is_custom or text.lower() not in _NOTHING):
            self.read(draft, self.label, text, value)


class Interpreter:
    """Understands the rows of one table by one mapping; `today` is the day of the import."""

    def __init__(self, mapping: ColumnMapping, *, today: dt.date, gathers: bool = False) -> None:
        self._today, self._gathers = today, gathers
        self._plan = [_Step.of(*column) for column in mapping.columns]
        self._naming = frozenset(column for column, _label, target in mapping.columns if target in _NAMING)

    def understand(self, row: Row) -> Candidate | Refused:
        """The customer the row describes, or `Refused` when nothing in it names one.

        A cell that does not hold never costs the row: it is among the `problems`.
        """
        draft = Draft(self._today, gathers=self._gathers)
        values = row.values
        width = len(values)
        for step in self._plan:
            if step.column < width and (value := values[step.column]) != EMPTY:
                step.take(draft, value)
        if not names_somebody(draft):
            return Refused(row.number, _("Nothing in this row names a customer."), tuple(draft.problems))
        continues = bool(row.continued) and not self._naming.isdisjoint(row.continued)
        return candidate(draft, row.number, continues=continues)

    def all(self, rows: Iterable[Row]) -> Iterator[Candidate | Refused]:
        """Every row in its turn."""
        return map(self.understand, rows)


def interpret(row: Row, mapping: ColumnMapping, *, today: dt.date) -> Candidate | Refused:
    """One row understood; for many rows keep an `Interpreter`."""
    return Interpreter(mapping, today=today).understand(row)
