"""Small spreadsheets of every format, written for the tests that read them back."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

type Rows = Sequence[Sequence[Any]]


def xlsx(
    sheets: dict[str, Rows],
    *,
    dates: str = "dd.mm.yyyy",
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden: str = "",
) -> bytes:
    """An Excel workbook; `merged` are first row, first column, last row, last column of the last sheet, from 0."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    as_date = book.add_format({"num_format": dates})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(row, column, cell, as_date)
                elif cell != "":
                    sheet.write(row, column, cell)
    for first_row, first_column, last_row, last_column in merged:
        text = list(sheets.values())[-1][first_row][first_column]
        sheet.merge_range(first_row, first_column, last_row, last_column, text)
    if hidden:
        book.worksheets()[-1].activate()
        book.get_worksheet_by_name(hidden).hide()
    book.close()
    return target.getvalue()


def ods(rows: Rows, *, name: str = "Лист1", extra: dict[str, str] | None = None) -> bytes:
    """A table of LibreOffice; an empty cell may stand for several, as LibreOffice writes them."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="{name}">{body}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            **(extra or {}),
        }
    )


def _ods_cell(cell: Any) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, dt.date):
        return _ods_typed("date", f'office:date-value="{cell}"', cell)
    if isinstance(cell, int | float):
        return _ods_typed("float", f'office:value="{cell}"', cell)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _ods_typed(kind: str, value: str, shown: object) -> str:
    opening = f'<table:table-cell office:value-type="{kind}" {value}>'
    return f"{opening}<text:p>{shown}</text:p></table:table-cell>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def xml_2003(rows: Rows) -> bytes:
    """A table as Excel 2003 and 1C write it in XML."""
    body = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{escape(str(cell))}</Data></Cell>' for cell in row)
        + "</Row>"
        for row in rows
    )
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Лист1"><Table>'
        f"{body}</Table></Worksheet></Workbook>"
    ).encode()


def html(rows: Rows, encoding: str = "cp1251") -> bytes:
    """A web page with a table, as many programs save under the name .xls."""
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<html><meta charset="windows-1251"><body><table border=1>{body}</table></body></html>'.encode(
        encoding
    )


def xls(rows: Rows, *, of_1995: bool = False) -> bytes:
    """A workbook of Excel 97 or 95: BIFF8 or BIFF5 records ([MS-XLS]) in a compound file ([MS-CFB])."""
    return _compound(_workbook_stream(rows, of_1995=of_1995), "Book" if of_1995 else "Workbook")


def _workbook_stream(rows: Rows, *, of_1995: bool) -> bytes:
    version, encoding = (0x500, "cp1251") if of_1995 else (0x600, "utf-16-le")
    name = "Клиенты"
    begin = _record(0x809, struct.pack("<HHHH", version, 5, 0, 0x07CC))
    begin += _record(0x42, struct.pack("<H", 1251 if of_1995 else 1200))
    sheet = _record(0x809, struct.pack("<HHHH", version, 0x10, 0, 0x07CC))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet += b"" if cell == "" else _cell_record(row, column, cell, encoding)
    sheet += _record(0x0A, b"")
    written = bytes([len(name)]) + (b"" if of_1995 else b"\1") + name.encode(encoding)
    place = len(begin) + 4 + 6 + len(written) + 4
    return begin + _record(0x85, struct.pack("<IH", place, 0) + written) + _record(0x0A, b"") + sheet


def _cell_record(row: int, column: int, cell: Any, encoding: str) -> bytes:
    if isinstance(cell, int | float):
        return _record(0x203, struct.pack("<HHHd", row, column, 0, cell))
    text = (
        struct.pack("<H", len(str(cell)))
        + (b"" if encoding == "cp1251" else b"\1")
        + str(cell).encode(encoding)
    )
    return _record(0x204, struct.pack("<HHH", row, column, 0) + text)


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _compound(stream: bytes, name: str = "Workbook") -> bytes:
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    fat = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, child=1, start=0xFFFFFFFE, size=0)
    directory += _entry(name, 2, child=0xFFFFFFFF, start=2, size=len(stream))
    return header + fat + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    entry = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36) + struct.pack("<IQ", start, size)
    return entry


def protected() -> bytes:
    """What Excel makes of a workbook with a password: a compound file around an encrypted package."""
    return _compound(b"\x01" * 600, "EncryptedPackage")
