"""Who works in the example company, where, and how they sign in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from matvey.config.demo.chances import rows_of

# The same for everybody, printed at every start: an example has nothing to hide.
PASSWORD: Final = "svezhiy-hleb"  # noqa: S105
SHEET: Final = "Клиенты салона.xlsx"
OUTLOOK: Final = "Контакты Петрова из Outlook.csv"
PHONE: Final = "Контакты с телефона Марины.vcf"
MAILBOX: Final = "Почта салона.mbox"


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of ours; `role` is the key of a ready role, `deputy` the key of who stands in for them."""

    key: str
    surname: str
    given: str
    patronymic: str
    email: str
    role: str
    position: str
    place: str
    deputy: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.patronymic} {self.surname}"


@cache
def crew() -> tuple[Colleague, ...]:
    """All of them; the first is who founds the company."""
    return tuple(Colleague(**row) for row in rows_of("crew.csv"))


def samples_in(home: Path) -> list[Path]:
    """The salon's files in the order in which they are to be imported: each has much of the one before."""
    return [home.absolute() / name for name in (SHEET, OUTLOOK, PHONE, MAILBOX)]


def sheet_in(home: Path) -> Path:
    """Where the salon's spreadsheet lies, for whoever wants to import it."""
    return home.absolute() / SHEET
