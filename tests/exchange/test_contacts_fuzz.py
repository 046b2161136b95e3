"""Any bytes at all as cards and archives: no crash, no hang, memory bounded, nothing lost without a word."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from matvey.exchange.several.archive import is_archive, members
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.vcards.reading import recognises, rows
from tests.exchange.contact_files import TODAY, card, read

PIECES = (
    *(b"BEGIN:VCARD\n", b"END:VCARD\r\n", b"VERSION:2.1\r", b"N:\xcf\xe5\xf2\xf0\xee\xe2;", b"FN:", b"TEL;"),
    *(
        b"CELL:",
        b"8905",
        b"1234567\n",
        b"=\n",
        b"=D0",
        b"\n ",
        b"\\n",
        b";",
        b",",
        b":",
        b'"',
        b"\\",
        b"AGENT:",
    ),
    *(
        b";ENCODING=QUOTED-PRINTABLE:",
        b"PHOTO;ENCODING=b:",
        b"/9j/4AAQ",
        b"item1.X-ABLabel:_$!<",
        b"\xff\xfe",
    ),
    *(b"BDAY:--02", b"30\n", b"ORG:;", b"ADR:;;;", b";CHARSET=utf-16", b";CHARSET=zip", b"IMPP:x:", b"\x00"),
)
MANGLED = some.lists(some.sampled_from(PIECES) | some.binary(max_size=6), max_size=60).map(b"".join)
WHOLE = card("N:Ким;Анна;;;", "ORG:Заря", "TEL;TYPE=CELL:89051112233", "NOTE:Любит эклеры").encode()


@settings(max_examples=300, deadline=None)
@given(some.binary(max_size=400) | MANGLED)
def test_any_bytes_are_read_to_their_end_in_order(content: bytes):
    recognises("а.vcf", content)
    numbers = [one.row for one in read(content)]
    assert numbers == list(range(1, len(numbers) + 1))


@settings(max_examples=200, deadline=None)
@given(MANGLED)
def test_a_broken_card_costs_no_whole_one_after_it(before: bytes):
    last = read(b"BEGIN:VCARD\nFN:" + before.replace(b"AGENT", b"").replace(b"\x00", b"") + b"\n" + WHOLE)[-1]
    assert isinstance(last, Candidate)
    assert [contact.name.full for contact in last.contacts] == ["Ким Анна"]


@settings(max_examples=100, deadline=None)
@given(some.integers(0, len(WHOLE)), some.integers(0, 255))
def test_a_changed_byte_or_an_early_end_is_survived(at: int, byte: int):
    for content in (WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :], WHOLE[:at]):
        assert all(isinstance(one, Candidate | Refused) for one in read(content))


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCARD\nFN:Anna\nNOTE:" + b"A" * 40_000_000,
        b"BEGIN:VCARD\nFN" + b";" * 20_000_000 + b":x",
        b"BEGIN:VCARD\nFN:" + b";" * 20_000_000,
        b"BEGIN:VCARD\nFN:Anna\nPHOTO;ENCODING=b:" + b"A" * 40_000_000,
        b"BEGIN:VCARD\nFN:Anna\n" + b"X-A:b\n" * 200_000,
        b"BEGIN:VCARD\nFN:" + b"\\" * 10_000_000,
        b"\r" * 5_000_000,
    ],
    ids=["value", "parameters", "fields", "photo", "lines", "escapes", "ends"],
)
def test_memory_is_bounded_whatever_has_no_end(content: bytes):
    tracemalloc.start()
    for _ in rows(Source.of(content, "а.vcf"), TODAY):
        pass
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 80 * 1024**2


@settings(max_examples=200, deadline=None)
@given(some.data())
def test_a_mangled_archive_is_refused_or_read(data: some.DataObject):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("а.vcf", WHOLE)
        archive.writestr("папка/б.vcf", WHOLE)
    content = bytearray(target.getvalue())
    for at, byte in data.draw(
        some.lists(some.tuples(some.integers(0, len(content) - 1), some.integers(0, 255)))
    ):
        content[at] = byte
    source = Source.of(bytes(content), "всё.zip")
    with suppress(UnreadableFile):
        if is_archive(source):
            assert all("/" not in one.name for one in members(source))
