"""One sheet of an Excel workbook before 2007: its cells gathered from their records."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.rows import Merge
from matvey.exchange.spreadsheets.files.xls_records import BEGIN, END, Texts, records
from matvey.exchange.spreadsheets.files.xlsx_styles import NumberStyles
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from matvey.exchange.spreadsheets.values import EMPTY, Value

_STRING = 0x0207


class XlsSheet:
    """The cells of the sheet that begins at a place of the stream, and its merged cells."""

    def __init__(self, texts: Texts, shared: list[str], styles: NumberStyles, limits: Limits) -> None:
        self._texts, self._shared, self._styles, self._limits = texts, shared, styles, limits
        self._count = 0
        self._awaiting: tuple[int, int] | None = None
        self.rows: dict[int, list[Value]] = {}
        self.merges: list[Merge] = []
        self._readers: Mapping[int, Callable[[bytes], None]] = {
            0x00FD: self._shared_text,
            0x0204: self._text,
            0x00D6: self._text,
            0x0203: self._number,
            0x027E: self._short_number,
            0x00BD: self._short_numbers,
            0x0006: self._formula,
            0x0206: self._formula,
            0x0406: self._formula,
            _STRING: self._formula_text,
            0x0205: self._truth,
            0x00E5: self._merged,
        }

    def read(self, stream: bytes, place: int) -> None:
        """Takes in the sheet; records cut short end it, as they end the file."""
        depth = 0
        for kind, body in records(stream, place):
            depth += (kind == BEGIN) - (kind == END)
            if depth <= 0:
                return
            if depth == 1 and (reader := self._readers.get(kind)):
                try:
                    reader(body)
                except (struct.error, IndexError):
                    return

    def _put(self, row: int, column: int, value: Value) -> None:
        if value == EMPTY or column >= self._limits.columns:
            return
        self._count += 1
        if self._count > min(self._limits.cells, self._limits.held_cells):
            raise UnreadableFile(_("The file has more cells than can be read."))
        values = self.rows.setdefault(row, [])
        values.extend([EMPTY] * (column + 1 - len(values)))
        values[column] = value

    def _shared_text(self, body: bytes) -> None:
        row, column, _style, number = struct.unpack_from("<HHHI", body)
        self._put(row, column, self._shared[number] if number < len(self._shared) else EMPTY)

    def _text(self, body: bytes) -> None:
        row, column, _style = struct.unpack_from("<HHH", body)
        self._put(row, column, self._texts.long(body[6:]))

    def _number(self, body: bytes) -> None:
        row, column, style, number = struct.unpack_from("<HHHd", body)
        self._put(row, column, self._shown(number, style))

    def _short_number(self, body: bytes) -> None:
        row, column, style, number = struct.unpack_from("<HHHI", body)
        self._put(row, column, self._shown(_unpacked(number), style))

    def _short_numbers(self, body: bytes) -> None:
        row, column = struct.unpack_from("<HH", body)
        for place in range(4, len(body) - 7, 6):
            style, number = struct.unpack_from("<HI", body, place)
            self._put(row, column, self._shown(_unpacked(number), style))
            column += 1

    def _formula(self, body: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", body)
        result = body[6:14]
        if result[6:8] != b"\xff\xff":
            self._put(row, column, self._shown(struct.unpack("<d", result)[0], style))
        elif result[0] == 0:
            self._awaiting = (row, column)
        elif result[0] == 1:
            self._put(row, column, bool(result[2]))

    def _formula_text(self, body: bytes) -> None:
        if self._awaiting:
            self._put(*self._awaiting, self._texts.long(body))
            self._awaiting = None

    def _truth(self, body: bytes) -> None:
        row, column, _style, value, is_error = struct.unpack_from("<HHHBB", body)
        if not is_error:
            self._put(row, column, bool(value))

    def _merged(self, body: bytes) -> None:
        for place in range(2, len(body) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", body, place)
            self.merges.append(Merge(top + 1, left, bottom + 1, right))

    def _shown(self, number: float, style: int) -> Value:
        if number != number or abs(number) == float("inf"):
            return EMPTY
        whole = int(number) if number.is_integer() and abs(number) < 1e15 else number
        return self._styles.value(whole, style)


def _unpacked(packed: int) -> float:
    """An RK number: 30 bits of an integer or of a double, and whether it is hundredths ([MS-XLS] 2.5.217)."""
    number: float
    if packed & 2:
        number = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        (number,) = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))
    return number / 100 if packed & 1 else number
