"""The words in the cells of the program's own file: written in the reader's language, read in any."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from matvey.core.folding import fold
from matvey.customers.models import ContactPoint
from matvey.customers.new import NewPoint

type Born = tuple[int | None, int | None, int | None]
"""Day, month and year, as far as they are known."""


@dataclass(frozen=True)
class Words:
    """What each value is called, in Russian and in English."""

    said: Mapping[str, tuple[str, str]]

    def write(self, key: str) -> str:
        russian, english = self.said.get(key, ("", ""))
        return russian if (get_language() or "").startswith("ru") else english

    def read(self, text: str) -> str | None:
        """The value; None for a word nobody knows."""
        folded = fold(text)
        return next((key for key, said in self.said.items() if folded in map(fold, said)), None)


FORMS = Words({"company": ("компания", "company"), "person": ("человек", "person")})
ROLES = Words(
    {
        "customer": ("клиент", "customer"),
        "supplier": ("поставщик", "supplier"),
        "partner": ("партнёр", "partner"),
        "competitor": ("конкурент", "competitor"),
    }
)
SEXES = Words({"f": ("женский", "female"), "m": ("мужской", "male")})
PARTIES = Words(
    {
        "company": ("юридическое лицо", "company"),
        "sole_trader": ("ИП", "sole trader"),
        "person": ("физическое лицо", "private person"),
        "division": ("обособленное подразделение", "separate division"),
        "foreign": ("иностранная компания", "foreign company"),
    }
)
MARKS = Words(
    {"is_main": ("основное", "main"), "is_decision_maker": ("принимает решения", "makes decisions")}
)
_BESIDE = Words(
    {
        "main": ("основной", "main"),
        "mobile": ("мобильный", "mobile"),
        "work": ("рабочий", "work"),
        "home": ("домашний", "home"),
        "confirmed": ("подтверждён", "confirmed"),
        "messenger": ("мессенджер", "messenger"),
        "address": ("адрес", "address"),
        "site": ("сайт", "web site"),
    }
)
_LABELS = frozenset({"mobile", "work", "home"})
_MEDIUMS = frozenset({"messenger", "address", "site"})
_BRACKETS = re.compile(r"\s*\[([^\[\]]*)\]$")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{1,4}))?|(\d{1,4})")


def write_points(points: list[ContactPoint], *, told: bool = False) -> str:
    """One a line, with what is known of it in brackets behind; `told` names the kind too."""
    return "\n".join(_point(point, told) for point in points)


def read_points(text: str, medium: str) -> list[NewPoint]:
    """The points of a cell; `medium` is the kind of those of which the brackets say none."""
    lines = filter(None, map(str.strip, text.split("\n")))
    return [_point_of(line, medium) for line in lines]


def write_birthday(born: Born) -> str:
    """«12.03.1985», «12.03», or the year alone."""
    day, month, year = born
    shown = f"{day:02}.{month:02}" if day and month else ""
    return ".".join(filter(None, (shown, str(year) if year else "")))


def read_birthday(text: str) -> Born | None:
    """None for what is no birthday."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year, alone = found.groups()
    if alone:
        return None, None, int(alone)
    try:
        dt.date(int(year or 2000), int(month), int(day))
    except ValueError:
        return None
    return int(day), int(month), int(year) if year else None


def _point(point: ContactPoint, told: bool) -> str:
    words = [
        *([_BESIDE.write(point.medium)] if told else []),
        *([_BESIDE.write(point.label)] if point.label else []),
        *([_BESIDE.write("main")] if point.is_main else []),
    ]
    if point.confirmed_on:
        words.append(f"{_BESIDE.write('confirmed')} {point.confirmed_on:%d.%m.%Y}")
    typed = " ".join(point.typed.split("\n"))
    # Somebody may have typed such brackets: empty ones behind them say that they belong to the value.
    return f"{typed} [{', '.join(words)}]" if words or _BRACKETS.search(typed) else typed


def _point_of(line: str, medium: str) -> NewPoint:
    found = _BRACKETS.search(line)
    known = _known_beside(found[1]) if found else None
    if found is None or known is None:
        return NewPoint(medium, line)
    keys = known.keys()
    return NewPoint(
        next(iter(keys & _MEDIUMS), medium),
        line[: found.start()],
        label=next(iter(keys & _LABELS), ""),
        is_main="main" in keys,
        confirmed_on=known.get("confirmed"),
    )


def _known_beside(text: str) -> dict[str, dt.date | None] | None:
    """What the brackets say; None where they say anything else, and so belong to the value."""
    known: dict[str, dt.date | None] = {}
    for word in filter(None, map(str.strip, text.split(","))):
        name, _space, day = word.rpartition(" ")
        if (key := _BESIDE.read(word)) is not None and key != "confirmed":
            known[key] = None
        elif _BESIDE.read(name) == "confirmed" and (date := _day(day)):
            known["confirmed"] = date
        else:
            return None
    return known


def _day(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
