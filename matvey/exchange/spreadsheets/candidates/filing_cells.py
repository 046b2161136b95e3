"""How cells about places, days, roles, tags and everything else are understood."""

from __future__ import annotations

import datetime as dt
import re

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates.candidate import Address, DayOfYear
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.dates import date_of, is_no_date
from matvey.exchange.spreadsheets.guessing.wordlists import role_of, words_of
from matvey.exchange.spreadsheets.values import Value

_TAGS = re.compile(r"\s*(?::::|[,;|\n])\s*")
_NO_TAGS = frozenset({"mycontacts", "my contacts", "мои контакты", "starred", "other contacts"})
"""Groups every contact of an address book is in."""
_PLACE = re.compile(r"(?:business|home|other)\b|address \d+", re.IGNORECASE)
_YEARLESS = re.compile(r"(?:--|1604-?)(\d\d)-?(\d\d)(?:T.*)?")
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")


def read_address(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.addresses.append(Address(_in_one_line(text)))


def read_legal_address(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.addresses.append(Address(_in_one_line(text), is_legal=True))


def _in_one_line(text: str) -> str:
    return ", ".join(line.strip(" ,") for line in text.splitlines())


def read_part_of_address(draft: Draft, column: str, text: str, part: str) -> None:
    """A part of an address; columns that name the same place, as Outlook and Google have them, belong together."""
    parts = draft.places.setdefault(_place(column), {})
    parts[part] = f"{parts[part]}, {text}" if part in parts else text


def _place(column: str) -> str:
    """«(раб. адрес)», «Business …», «Address 1 - …»."""
    if found := _IN_BRACKETS.search(column):
        return found[1].rstrip(".").replace(" адрес", "")
    named = _PLACE.match(column)
    return named[0].lower() if named else ""


def read_birthday(draft: Draft, column: str, text: str, value: Value) -> None:
    if known := day_of_year(text):
        draft.birthday = draft.birthday or known
        return
    day = _day(draft, column, text, value)
    if day and day > draft.today:
        draft.problem(column, _("The birthday %(text)s is in the future.") % {"text": text}, text)
        draft.aside(column, text)
    elif day:
        draft.birthday = draft.birthday or day


def day_of_year(text: str) -> DayOfYear | None:
    """«--0412», «--04-12» and «1604-04-12» are how address books write a birthday without its year."""
    found = _YEARLESS.fullmatch(text)
    if found is None:
        return None
    try:
        day = dt.date(2000, int(found[1]), int(found[2]))  # 2000 has a 29 February
    except ValueError:
        return None
    return DayOfYear(day.day, day.month)


def read_day(draft: Draft, column: str, text: str, value: Value, name: str) -> None:
    if day := _day(draft, column, text, value):
        draft.days.setdefault(name, day)


def _day(draft: Draft, column: str, text: str, value: Value) -> dt.date | None:
    day = date_of(value, today=draft.today)
    if day is None and not is_no_date(text):
        draft.problem(column, _("“%(text)s” is not a date.") % {"text": text}, text)
        draft.aside(column, text)
    return day


def read_role(draft: Draft, _column: str, text: str, _value: Value) -> None:
    """Roles in the words of the trade; other words become tags."""
    for word in words_of(text):
        if (role := role_of(word)) is None:
            draft.tags.append(word)
        elif role not in draft.roles:
            draft.roles.append(role)


def read_tags(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.tags += [
        tag
        for tag in (word.lstrip("*# ") for word in _TAGS.split(text))
        if tag and tag not in draft.tags and tag.lower() not in _NO_TAGS
    ]


def read_note(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.notes.append(text)


def read_aside(draft: Draft, column: str, text: str, _value: Value) -> None:
    """Under the name of its column, unless it is a date that is none: «0.0.00»."""
    if not is_no_date(text):
        draft.aside(column, text)


def read_fact(draft: Draft, column: str, text: str, name: str) -> None:
    """A fact there is only one of; what a further column says otherwise becomes a note."""
    if draft.facts.setdefault(name, text) != text:
        draft.aside(column, text)
