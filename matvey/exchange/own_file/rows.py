"""The rows of the program's own file, gathered by the customer they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matvey.exchange.own_file.headings import NUMBER, PREFIX
from matvey.exchange.spreadsheets.candidates.candidate import Problem
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.mapping import ColumnMapping
from matvey.exchange.spreadsheets.values import Value, as_text
from matvey.exchange.spreadsheets.vocabulary.targets import CUSTOM


@dataclass(frozen=True)
class Told:
    """One row: the text of each known column, its heading, values of own fields, and what stands aside."""

    number: int
    cells: dict[str, str]
    labels: dict[str, str]
    own: tuple[tuple[str, Value], ...] = ()
    aside: tuple[str, ...] = ()

    def has(self, keys: Iterable[str]) -> bool:
        return any(self.cells.get(key) for key in keys)

    def text(self, key: str) -> str:
        return self.cells.get(key, "")

    def problem(self, key: str, message: str) -> Problem:
        return Problem(self.labels.get(key, ""), message, self.text(key), row=self.number)


def told_by_customer(mapping: ColumnMapping, rows: Iterable[Row]) -> Iterator[list[Told]]:
    """Neighbouring rows with the same number are about the same customer, so is one without number and name."""
    group: list[Told] = []
    for told in (_told(mapping.columns, row) for row in rows):
        if not (told.cells or told.own or told.aside):
            continue
        if group and not _goes_on(group[-1], told):
            yield group
            group = []
        group.append(told)
    if group:
        yield group


def _goes_on(last: Told, told: Told) -> bool:
    number = told.text(NUMBER)
    return number == last.text(NUMBER) if number else not told.text("own.name")


def _told(columns: Sequence[tuple[int, str, str]], row: Row) -> Told:
    told, aside = Told(row.number, {}, {}), []
    own: list[tuple[str, Value]] = []
    for column, label, target in columns:
        value = row.values[column] if column < len(row.values) else ""
        text = as_text(value)
        if not text:
            continue
        if target.startswith(PREFIX):
            told.cells[target], told.labels[target] = text, label
        elif target.startswith(CUSTOM):
            own.append((target.removeprefix(CUSTOM), value))
        else:
            aside.append(f"{label}: {text}")
    return Told(row.number, told.cells, told.labels, tuple(own), tuple(aside))
