"""What is no spreadsheet is refused with a sentence that says why, never with a crash or a hang."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matvey.exchange.spreadsheets.candidates.interpreting import Interpreter
from matvey.exchange.spreadsheets.guessing.guess import guess
from matvey.exchange.spreadsheets.mapping import ColumnMapping
from matvey.exchange.spreadsheets.tables import open_table
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from tests.exchange import spreadsheet_files as files

ROWS = (("Клиент", "Телефон"), ("Анна", "8 905 123-45-67"), ("ООО «Ива»", "84951234567"))
SAMPLES = (
    files.xlsx({"Лист": ROWS}),
    files.ods(ROWS),
    files.xls(ROWS),
    files.xml_2003(ROWS),
    files.html(ROWS),
    "Клиент;Телефон\nАнна;1".encode("cp1251"),
)


def reason(content: bytes | Path, **given: Limits) -> str:
    with pytest.raises(UnreadableFile) as refused:
        list(open_table(content, **given).rows())
    return str(refused.value)


def test_what_is_no_spreadsheet_is_told_apart(tmp_path: Path) -> None:
    told = [
        reason(tmp_path),
        reason(tmp_path / "нет.csv"),
        reason(b""),
        reason(b"\x89PNG\r\n\x1a\n" + bytes(50)),
        reason(b"%PDF-1.7 ..."),
        reason(files.zipped({"word/document.xml": "<w/>"})),
        reason(files.zipped({"photo.jpg": "x"})),
        reason(files.protected()),
        reason(b"BEGIN:VCARD\r\nVERSION:3.0"),
        reason(b"BEGIN:VCALENDAR\r\nVERSION:2.0"),
        reason("1CClientBankExchange\r\nВерсияФормата=1.03\r\n".encode("cp1251")),
        reason(b"<html><p>nothing here</html>"),
        reason(bytes(range(256)) * 20),
    ]
    assert all(sentence.endswith(".") for sentence in told)
    assert len(set(told)) >= len(told) - 1


def test_an_encrypted_table_of_libreoffice_is_refused() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    assert reason(files.ods(ROWS, extra={"META-INF/manifest.xml": manifest})) == reason(files.protected())


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    assert "больше" in reason(files.xlsx({"Лист": ROWS}), limits=Limits(unzipped=1000))


def test_a_zip_bomb_is_refused_by_its_ratio() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(80 * 1024**2))
    assert "больше" in reason(bomb.getvalue())


def test_cells_told_to_repeat_without_end_are_refused() -> None:
    row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="900" '
    row += 'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    with zipfile.ZipFile(io.BytesIO(files.ods(ROWS))) as archive:
        content = (
            archive.read("content.xml").decode().replace("<table:table-row>", row + "<table:table-row>", 1)
        )
    assert "ячеек" in reason(files.zipped({"mimetype": "x", "content.xml": content}))


def test_entities_of_xml_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    content = files.xml_2003(ROWS).decode().replace("<Workbook", bomb + "<Workbook")
    assert "XML" in reason(content.encode())


def test_too_many_cells_are_refused() -> None:
    for sample in SAMPLES:
        assert reason(sample, limits=Limits(cells=3))


def test_a_line_without_end_is_refused() -> None:
    assert reason(b"name;phone\n" + b"x" * 5000, limits=Limits(line=2000))


@pytest.mark.parametrize("text", ["a", " ", "зам", "1 ", "<", "(+8", ".", "a@", "Ива, "])
def test_cells_of_great_length_take_no_minutes(text: str) -> None:
    long, shorter = text * (200_000 // len(text)), text * (900 // len(text))
    rows = f"Клиент;Телефон;Почта;Заметка\n{long};{long};{long};{long}@\nАнна{shorter};{shorter};{shorter}"
    table = open_table(rows.encode())
    interpreter = Interpreter(ColumnMapping.of(guess(table)), today=dt.date(2026, 11, 23))
    assert len(list(interpreter.all(table.rows()))) == 2


@settings(max_examples=300, deadline=2000)
@given(st.binary(max_size=3000))
@example(b"\xff\xfe")
@example(b"PK\x03\x04")
@example(b"<table")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refused(content)


@settings(max_examples=400, deadline=2000)
@given(st.sampled_from(SAMPLES), st.data())
def test_any_damaged_spreadsheet_is_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    read_or_refused(damaged(sample, data))


@settings(max_examples=300, deadline=2000)
@given(st.sampled_from([sample for sample in SAMPLES if sample.startswith(b"PK")]), st.data())
def test_any_damaged_part_of_a_zipped_workbook_is_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from([name for name in parts if name.endswith((".xml", ".rels"))]))
    read_or_refused(files.zipped({**parts, name: damaged(parts[name], data)}))


def damaged(sample: bytes, data: st.DataObject) -> bytes:
    content = bytearray(sample)
    for _time in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        content = content or bytearray(b"x")
    return bytes(content)


@settings(max_examples=200, deadline=2000)
@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "cp1251", "koi8-r"]))
def test_any_text_is_read_or_refused(text: str, encoding: str) -> None:
    read_or_refused(text.encode(encoding, "replace"))


def read_or_refused(content: bytes) -> None:
    try:
        for _row in open_table(content).rows():
            pass
    except UnreadableFile as refused:
        assert str(refused)  # noqa: PT017 - both outcomes are right, a refusal must give its reason
