"""What may stand in a cell, and the text a person would see there."""

from __future__ import annotations

import datetime as dt
import re

type Value = str | int | float | dt.date | dt.time | dt.timedelta
"""A cell: text ("" where it is empty), number, yes/no (a bool), date, date with time, time, duration."""

EMPTY = ""

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]|_x000[dD]_|[\x00-\x08\x0b\x0c\x0e-\x1f]"
)
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\t]")


_PROGRAMS_NUMBER = re.compile(r"(\d{1,15})[.,]?(\d{1,15})?(?:E\+?(\d{1,2}))?", re.IGNORECASE)


def clean_text(text: str) -> str:
    """The text without what nobody sees: odd spaces, byte order marks, carriage returns, outer blanks."""
    if not text.isascii():
        text = _ODD_SPACES.sub(" ", text)
    if not text.isprintable() or "_x000" in text:
        text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return text.strip()


def as_text(value: Value) -> str:
    """The value as a person typed or sees it: 7.9051234567E10 is "79051234567", dates are 12.03.1985."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, dt.datetime):
        return f"{value:%d.%m.%Y}" if value.time() == dt.time() else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def written_out(text: str) -> str:
    """A number that a program has written as "7,9051234567E+10" or "7707083893.0", in all its digits.

    One that has lost some of them ("7,90512E+10") stays as it is.
    """
    if not (found := _PROGRAMS_NUMBER.fullmatch(text)):
        return text
    whole, part, power = found[1], (found[2] or "").rstrip("0"), int(found[3] or 0)
    return whole + part.ljust(power, "0") if power - 3 <= len(part) <= power else text


def _number_text(value: float) -> str:
    if value.is_integer() and abs(value) < 1e21:
        return f"{value:.0f}"
    return repr(value).replace(".", ",")
