"""Dates as people and programs write them: 12.03.1985, 12/3/85, 1985-03-12, 12 марта 1985 г., 0.0.00."""

from __future__ import annotations

import datetime as dt
import re

from matvey.exchange.spreadsheets.files.xlsx_styles import moment
from matvey.exchange.spreadsheets.values import Value

_MONTHS = {
    **dict(zip(("янв", "фев", "мар", "апр", "май", "июн"), range(1, 7), strict=True)),
    **dict(zip(("июл", "авг", "сен", "окт", "ноя", "дек"), range(7, 13), strict=True)),
    **dict(zip(("jan", "feb", "mar", "apr", "may", "jun"), range(1, 7), strict=True)),
    **dict(zip(("jul", "aug", "sep", "oct", "nov", "dec"), range(7, 13), strict=True)),
    "мая": 5,
}
_NUMBERS = re.compile(
    r"(\d{1,4})\s?[.,/\\-]\s?(\d{1,2})\s?[.,/\\-]\s?(\d{1,4})(?:\s*(?:г\.?|года?)|[T ,]+\d{1,2}:\d{2}.*)?"
)
_WORDS = re.compile(r"(\d{1,2})[\s.-]*([а-яa-z]{3,})[\s.,-]*(\d{2,4})(?:\s*(?:г\.?|года?))?", re.IGNORECASE)
_ENGLISH = re.compile(r"([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_SOLID = re.compile(r"(19\d\d|20\d\d)(\d\d)(\d\d)")
_NONE = re.compile(r"[0.\-/:\s]*|30[./]12[./]1899|0?1[./]0?1[./](?:1900|1899|0001)")
_LONGEST = 60
_FIRST_DAY, _LAST_DAY = 2, 73_050


def is_no_date(text: str) -> bool:
    """Whether the text is what programs write where no date is known: 0.0.00, 00.00.0000, 30.12.1899."""
    return len(text) <= _LONGEST and _NONE.fullmatch(text) is not None


def date_of(value: Value, *, today: dt.date) -> dt.date | None:
    """The day a cell names, or None when it names none.

    Of a number between 2 and 73,050 it is the day a spreadsheet counts so (1900…2099). A year of two digits
    is the last such year not after `today`. Where day and month could be exchanged, the day stands first,
    as in Russia, unless that is no date at all.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_serial(value)
    return _of_text(value, today) if isinstance(value, str) else None


def _of_serial(number: float) -> dt.date | None:
    if not _FIRST_DAY <= number <= _LAST_DAY:
        return None
    day = moment(int(number))
    return day if isinstance(day, dt.date) else None


def _of_text(text: str, today: dt.date) -> dt.date | None:
    text = text[:_LONGEST].strip()
    if found := _NUMBERS.fullmatch(text):
        return _of_numbers(found[1], found[2], found[3], today)
    if found := _WORDS.fullmatch(text):
        return _of_words(found[1], found[2], found[3], today)
    if found := _ENGLISH.fullmatch(text):
        return _of_words(found[2], found[1], found[3], today)
    if found := _SOLID.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    return _of_serial(int(text)) if re.fullmatch(r"\d{4,5}", text) and int(text) > 2100 else None


def _of_numbers(first: str, second: str, third: str, today: dt.date) -> dt.date | None:
    if len(first) > 2:
        return _day(int(first), int(second), int(third)) or _day(int(first), int(third), int(second))
    year = _year(third, today)
    return _day(year, int(second), int(first)) or _day(year, int(first), int(second))


def _of_words(day: str, month: str, year: str, today: dt.date) -> dt.date | None:
    number = _MONTHS.get(month.lower()[:3])
    return _day(_year(year, today), number, int(day)) if number else None


def _year(written: str, today: dt.date) -> int:
    year = int(written)
    if len(written) != 2:
        return year
    this_century = today.year // 100 * 100 + year
    return this_century if this_century <= today.year else this_century - 100


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None
