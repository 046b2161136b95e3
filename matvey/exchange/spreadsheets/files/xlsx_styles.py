"""What a number in an Excel cell means: its style tells a date from a phone number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from matvey.exchange.spreadsheets.files.xml_parts import elements
from matvey.exchange.spreadsheets.values import Value

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_SIGNS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_SIGNS = re.compile(r"[ymdhs]|[гдчмсГДЧМС]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,30}")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar day, not a moment
_EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY = 2_958_465  # 31.12.9999


@dataclass(frozen=True, slots=True)
class NumberStyles:
    """Per style: "date" for moments, a count of digits for numbers shown with leading zeros."""

    dates: frozenset[int]
    digits: dict[int, int]
    since_1904: bool

    @classmethod
    def of(cls, chunks: Iterable[bytes], since_1904: bool) -> NumberStyles:
        codes: dict[int, str] = {}
        formats: list[int] = []
        inside = False
        for name, tag in elements(
            chunks, frozenset({"numFmt", "cellXfs", "cellStyles", "cellStyleXfs", "xf"})
        ):
            if name == "numFmt" and tag.get("numFmtId", "").isdigit():
                codes[int(tag["numFmtId"])] = tag.get("formatCode", "")
            elif name == "xf" and inside:
                number = tag.get("numFmtId", "0")
                formats.append(int(number) if number.isdigit() else 0)
            elif name != "xf":
                inside = name == "cellXfs"
        return cls.by_formats(formats, codes, since_1904)

    @classmethod
    def by_formats(cls, formats: list[int], codes: dict[int, str], since_1904: bool) -> NumberStyles:
        """From the number of the format of each style, and the codes of the formats that are not built in."""
        dates = {index for index, number in enumerate(formats) if _is_date(number, codes.get(number))}
        zeros = {
            index: len(codes[number])
            for index, number in enumerate(formats)
            if _ZEROS.fullmatch(codes.get(number, ""))
        }
        return cls(frozenset(dates), zeros, since_1904)

    def value(self, number: int | float, style: int) -> Value:
        """The number as its style shows it: a date, a text with leading zeros, or itself."""
        if style in self.dates:
            return moment(number, since_1904=self.since_1904)
        if style in self.digits and isinstance(number, int):
            return str(number).zfill(self.digits[style])
        return number


def _is_date(number: int, code: str | None) -> bool:
    if code is None:
        return number in _BUILT_IN_DATES
    return bool(_DATE_SIGNS.search(_NOT_SIGNS.sub("", code.split(";")[0]))) and "General" not in code


def moment(serial: float, *, since_1904: bool = False) -> Value:
    """A day counted from 30.12.1899 (or 01.01.1904) as a date; below one day, a time.

    Numbers that are no day of the calendar come back as they are.
    """
    if not 0 <= serial <= _LAST_DAY:
        return serial
    at = (_EPOCH_1904 if since_1904 else _EPOCH) + dt.timedelta(seconds=round(serial * 86_400))
    if 0 < serial < 1:
        return at.time()
    return at.date() if at.time() == dt.time() else at
