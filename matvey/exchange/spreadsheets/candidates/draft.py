"""What has been gathered from a row so far, cell by cell, before it is put together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from matvey.exchange.spreadsheets.candidates.candidate import (
    Address,
    Birthday,
    Checked,
    FoundFile,
    Point,
    Problem,
)
from matvey.exchange.spreadsheets.values import Value


@dataclass(slots=True)
class Draft:
    """Everything a row's cells said, in their order; `today` is the day by which short years are read."""

    today: dt.date
    names: list[str] = field(default_factory=list)
    companies: list[str] = field(default_factory=list)
    legal_names: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    positions: list[str] = field(default_factory=list)
    birthday: Birthday | None = None
    points: list[Point] = field(default_factory=list)
    contact_points: list[Point] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    requisites: dict[str, Checked] = field(default_factory=dict)
    account_columns: dict[str, str] = field(default_factory=dict)
    days: dict[str, dt.date] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    custom: list[tuple[str, Value]] = field(default_factory=list)
    files: list[FoundFile] = field(default_factory=list)
    gathers: bool = False
    problems: list[Problem] = field(default_factory=list)

    def problem(self, column: str, message: str, typed: str, *, mended: bool = False) -> None:
        self.problems.append(Problem(column, message, typed, mended))

    def aside(self, column: str, text: str) -> None:
        """Keeps what had no place of its own as a note that says where it stood."""
        self.notes.append(f"{column}: {text}" if column else text)
