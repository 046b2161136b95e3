"""«Клиенты салона.xlsx»: the spreadsheet Pyotr Semyonovich's salon lived with, to be imported in the example.

It has what such files have: titles above the header, merged and empty rows, several phones in a cell, owner
and company in one cell, numbers as text, wrong and missing values, customers twice, totals below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final

import xlsxwriter

from matvey.config.demo import numbers
from matvey.config.demo.chances import Bag, evenly, happens, lines_of, rows_of
from matvey.config.demo.cities import around
from matvey.config.demo.customers import Acquaintance, Town
from matvey.customers.new import NewCustomer

HEADER: Final = ("Клиент", "Телефон", "e-mail", "ИНН", "Адрес", "Что брал", "Менеджер", "Дата", "Сумма")
MORE_ROWS: Final = 160
_MANAGERS = evenly(("Петров", "Синицына", "Новиков", "петров а.", "Оля"))

type Cell = str | int | float | date
type Row = tuple[Cell, ...]


def write_salon_sheet(path: Path, *, today: date) -> int:
    """Writes the file and returns how many rows of it name a customer."""
    rows: list[Row] = [*_told(), ("НОВЫЕ, с весны",), *_more(today)]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Клиенты")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        title = book.add_format({"bold": True, "align": "center"})
        sheet.merge_range("A1:I1", "Салон «Столяров» — КЛИЕНТЫ (общий файл, не сортировать!!!)", title)
        sheet.write("A2", f"обновлено {today:%d.%m.%Y}, Оля")
        sheet.write_row(3, 0, HEADER, title)
        sheet.set_column(0, 8, 22)
        totals: Row = ("Итого", "", "", "", "", "", "", "", 1_800_290)
        for place, row in enumerate([*rows, totals], start=4):
            _write(sheet, place, row, day)
        book.add_worksheet("Лист2").write("A1", "долги спросить у Веры")
    return sum(bool(row[0]) and len(row) > 1 for row in rows)


def _write(sheet: Any, place: int, row: Row, day: Any) -> None:
    """Days are days; a row of one cell is a heading over the whole width."""
    if len(row) == 1:
        sheet.merge_range(place, 0, place, len(HEADER) - 1, row[0])
        return
    for column, cell in enumerate(row):
        if isinstance(cell, date):
            sheet.write_datetime(place, column, cell, day)
        elif cell != "":
            sheet.write(place, column, cell)


def _told() -> Iterator[Row]:
    """Rows with every sin of such files, written by hand."""
    for row in rows_of("salon_sheet.csv"):
        yield tuple(_filled_in(cell) for cell in row.values())


def _filled_in(cell: str) -> Cell:
    """«{inn:7}» becomes a right ИНН, «{wrong:7}» one with a misprint; a bare mobile number a number."""
    if cell.startswith("{"):
        kind, serial = cell.strip("{}").split(":")
        inn = numbers.company_inn("76", 95_000 + int(serial))
        return inn if kind == "inn" else f"{inn[:-1]}{(int(inn[-1]) + 1) % 10}"
    return int(cell) if cell.isdigit() and len(cell) == 11 else cell


def _more(today: date) -> Iterator[Row]:
    """The first of them are in the base already: the salon has begun to enter its customers twice."""
    chance = Random(6)  # noqa: S311 - made-up people, no secret
    for one in of_the_sheet(today):
        if happens(chance, 0.04):
            yield ("",) * len(HEADER)
        yield _Untidy(one, chance).row()


def of_the_sheet(today: date) -> Iterator[Acquaintance]:
    """Those nobody wrote by hand: first the ones that are in the base already."""
    known = Town(today, seed=76, cities=near(), people=0.56, serial=200_000).acquaintances()
    others = Town(today, seed=77, cities=near(), people=0.7, serial=300_000).acquaintances()
    yield from islice(known, 25)
    yield from islice(others, MORE_ROWS - 25)


def near() -> Bag[Any]:
    return around("Ярославль", "Рыбинск", "Кострома", "Вологда", "Иваново")


@dataclass(frozen=True)
class _Untidy:
    """One customer as somebody in a hurry types them in."""

    known: Acquaintance
    chance: Random

    @property
    def new(self) -> NewCustomer:
        return self.known.new

    def row(self) -> Row:
        return (
            self._name(),
            self._phones(),
            self._first("email"),
            self.new.counterparties[0].inn if self.new.counterparties else "",
            self.new.city if happens(self.chance, 0.7) else "",
            _BOUGHT.draw(self.chance),
            _MANAGERS.draw(self.chance),
            self._day(),
            self._sum(),
        )

    def _name(self) -> str:
        """Initials, capitals, the contact person behind the company, or as it should be."""
        person = self.new.person
        if person and happens(self.chance, 0.4):
            return f"{person.name.surname} {person.name.given[0]}.{person.name.patronymic[0]}."
        if self.new.contacts and happens(self.chance, 0.3):
            return f"{self.new.name} ({self.new.contacts[0].person.name.address})"
        return self.new.name.upper() if happens(self.chance, 0.07) else self.new.name

    def _phones(self) -> str:
        of_contact = [point for contact in self.new.contacts for point in contact.points]
        typed = [point.typed for point in (*self.new.points, *of_contact) if point.medium == "phone"]
        return "; ".join(typed[: 1 + happens(self.chance, 0.25)])

    def _first(self, medium: str) -> str:
        return next((point.typed for point in self.new.points if point.medium == medium), "")

    def _day(self) -> Cell:
        on = self.known.since + timedelta(days=3)
        return _DAYS.draw(self.chance)(on)

    def _sum(self) -> Cell:
        rubles = 900 + int(self.chance.expovariate(1 / 70_000)) // 10 * 10
        return _SUMS.draw(self.chance)(rubles)


def _with_spaces(rubles: int) -> str:
    return f"{rubles:,}".replace(",", " ")


_BOUGHT: Bag[str] = evenly(lines_of("furniture.txt"))
_DAYS: Bag[Callable[[date], Cell]] = Bag(
    [(lambda on: on, 6.0), (lambda on: f"{on:%d.%m.%y}", 3.0), (lambda on: "", 1.0)]
)
_SUMS: Bag[Callable[[int], Cell]] = Bag(
    [(lambda rubles: rubles, 6.0), (_with_spaces, 3.0), (lambda rubles: f"{rubles} р.", 1.0)]
)
