"""Workbooks of Excel 5 to 2003 (.xls), held in memory: they have at most 65,536 rows.

They are read here and not by calamine, since a damaged one made that ask for tens of gigabytes and abort the
whole process.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.compound import MAGIC, CompoundFile
from matvey.exchange.spreadsheets.files.rows import Merges, Row
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.files.xls_records import (
    BEGIN,
    CONTINUE,
    END,
    Record,
    SharedTexts,
    Texts,
    code_page,
    records,
)
from matvey.exchange.spreadsheets.files.xls_sheet import XlsSheet
from matvey.exchange.spreadsheets.files.xlsx_styles import NumberStyles
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile

_UNICODE = 0x0600
_PASSWORD, _CODE_PAGE, _DATE_MODE, _SHEET, _STYLE, _SHARED = 0x2F, 0x42, 0x22, 0x85, 0xE0, 0xFC
_FORMATS = frozenset({0x1E, 0x41E})


@dataclass(slots=True)
class _Globals:
    """What the first part of the stream says of the whole workbook."""

    sheets: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    shared: SharedTexts = field(default_factory=SharedTexts)
    since_1904: bool = False


@dataclass(frozen=True)
class OldWorkbook:
    """The sheets in the order of their tabs."""

    stream: bytes
    limits: Limits
    texts: Texts
    _globals: _Globals
    format: str = "xls"

    @classmethod
    def open(cls, source: Source, limits: Limits) -> OldWorkbook:
        """Raises `UnreadableFile` when it is protected, damaged or too big to be held in memory."""
        if source.size > limits.whole:
            raise UnreadableFile(_("The file is too big for its format; save it as .xlsx or .csv."))
        stream = _stream(source.read())
        texts = _texts(stream)
        found = _Globals()
        for record in _first_part(stream):
            _take(found, texts, record)
        if not found.sheets:
            raise UnreadableFile(_("The workbook has no sheets."))
        return cls(stream, limits, texts, found)

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self._globals.sheets)

    @property
    def hidden(self) -> frozenset[str]:
        return frozenset(self._globals.hidden)

    @cached_property
    def _shared(self) -> list[str]:
        return self._globals.shared.read()

    @cached_property
    def _styles(self) -> NumberStyles:
        return NumberStyles.by_formats(self._globals.styles, self._globals.formats, self._globals.since_1904)

    def rows(self, sheet: str) -> Iterator[Row]:
        found = XlsSheet(self.texts, self._shared, self._styles, self.limits)
        found.read(self.stream, self._globals.sheets[sheet])
        merges = Merges(found.merges)
        for number in sorted(found.rows):
            yield merges.row(number + 1, found.rows[number])


def _stream(content: bytes) -> bytes:
    """The stream of the workbook; some programs write it without the compound file around it."""
    if not content.startswith(MAGIC):
        return content
    compound = CompoundFile(content)
    for name in ("Workbook", "Book", "WORKBOOK", "BOOK"):
        if name in compound.names:
            return compound.stream(name)
    raise UnreadableFile(_("The workbook has no sheets."))


def _texts(stream: bytes) -> Texts:
    first = next(records(stream), (0, b""))
    if first[0] != BEGIN or len(first[1]) < 4:
        raise UnreadableFile(_("The file is damaged: a part of it cannot be read."))
    version = int.from_bytes(first[1][:2], "little")
    pages = (body for kind, body in _first_part(stream) if kind == _CODE_PAGE)
    page = int.from_bytes(next(pages, b"\xe3\x04")[:2], "little")
    return Texts(version >= _UNICODE, code_page(page))


def _first_part(stream: bytes) -> Iterator[Record]:
    for kind, body in records(stream):
        if kind == END:
            return
        yield kind, body


def _take(found: _Globals, texts: Texts, record: Record) -> None:
    kind, body = record
    if kind == _PASSWORD:
        raise UnreadableFile(_("The file is protected with a password."))
    if kind == _SHARED or (kind == CONTINUE and found.shared.pieces):
        found.shared.pieces.append(body)
    elif kind == _SHEET and len(body) > 7:
        _take_sheet(found, texts, body)
    elif kind in _FORMATS and len(body) > 3:
        number = int.from_bytes(body[:2], "little")
        found.formats[number] = texts.long(body[2:]) if texts.is_unicode else texts.short(body[2:])
    elif kind == _STYLE and len(body) >= 4:
        found.styles.append(int.from_bytes(body[2:4], "little"))
    elif kind == _DATE_MODE:
        found.since_1904 = body[:1] == b"\x01"


def _take_sheet(found: _Globals, texts: Texts, body: bytes) -> None:
    place, state, kind = struct.unpack_from("<IBB", body)
    if kind:  # a chart or a macro
        return
    name = texts.short(body[6:])
    found.sheets[name] = place
    if state & 3:
        found.hidden.add(name)
