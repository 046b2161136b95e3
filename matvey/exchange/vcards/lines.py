"""Bytes of a file of cards as lines: folded ones put together, whatever ended them, none without a bound.

RFC 2425 and 6350 fold with a blank at the beginning of the next line, vCard 2.1 with "=" at the end of a
quoted-printable one; programs also break lines with nothing at all.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from matvey.exchange.spreadsheets.files.encodings import SAMPLE, encoding_of
from matvey.exchange.spreadsheets.files.sources import Source

LONGEST: Final = 12 * 1024**2
"""Bytes of a value; a photo of a phone has less. What is longer is cut."""

_CHUNK = 64 * 1024
_ENDS = re.compile(rb"\r\n|\n|\r")
_NAMED = re.compile(rb"\s*[A-Za-z0-9_.-]{1,100}\s*[;:]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
_EDGE = re.compile(rb"\s*(?:BEGIN|END)\s*:\s*VCARD", re.IGNORECASE)
_QUOTED = re.compile(rb"[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_ENCODED = re.compile(rb"[^:]*;\s*(?:ENCODING=)?\"?(?:B|BASE64)\"?\s*[;:]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A whole line, and the number of its first piece in the file."""

    number: int
    content: bytes
    is_cut: bool = False


def encoding_in(source: Source) -> str:
    """What a file of cards is written in where its lines do not say."""
    return encoding_of(source.head(SAMPLE)) or "utf-8"


def lines_of(source: Source, encoding: str) -> Iterator[Line]:
    """The lines of the file in their order, unfolded; empty ones are left out."""
    with source.open() as file:
        yield from unfolded(_pieces(_narrow(file, encoding)))


def unfolded(pieces: Iterable[tuple[int, bytes]]) -> Iterator[Line]:
    growing: _Growing | None = None
    for number, piece in pieces:
        if growing and growing.takes(piece):
            continue
        if growing:
            yield growing.line
        growing = _Growing(number, piece) if piece.strip() else None
    if growing:
        yield growing.line


class _Growing:
    """A line that pieces are still added to."""

    def __init__(self, number: int, piece: bytes) -> None:
        self._number, self._content, self._is_cut = number, bytearray(piece), False
        self._is_quoted = bool(_QUOTED.match(piece[:2000]))
        self._is_encoded = bool(_ENCODED.match(piece[:2000]))

    @property
    def line(self) -> Line:
        return Line(self._number, bytes(self._content), self._is_cut)

    def takes(self, piece: bytes) -> bool:
        """Whether the next piece belongs to this line; then it has it now."""
        if _EDGE.match(piece[:40]):
            return False
        if self._is_quoted and self._content.endswith(b"="):
            self._content.pop()
            return self._add(piece)
        if piece[:1] in (b" ", b"\t"):
            return self._add(piece[1:])
        return self._takes_unmarked(piece)

    def _takes_unmarked(self, piece: bytes) -> bool:
        """Programs that fold without a sign: what is no line of its own goes on with this one."""
        if not piece.strip():
            return True
        if self._is_encoded:
            return bool(_BASE64.fullmatch(piece)) and self._add(piece)
        if self._is_quoted and piece.startswith(b"="):
            return self._add(piece)
        return not _NAMED.match(piece[:200]) and self._add(b"\n" + piece)

    def _add(self, piece: bytes) -> bool:
        room = LONGEST - len(self._content)
        self._is_cut = self._is_cut or len(piece) > room
        self._content += piece[: max(0, room)]
        return True


def _narrow(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The file in pieces, in an encoding whose letters take a byte each or that is UTF-8."""
    if encoding.startswith("utf-16"):
        text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
        while letters := text.read(_CHUNK):
            yield letters.encode("utf-8", "replace")
        text.detach()
        return
    first = file.read(_CHUNK).removeprefix(codecs.BOM_UTF8)
    while first:
        yield first
        first = file.read(_CHUNK)


def _pieces(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Numbered pieces between line ends; of one that never ends only as much as can be kept."""
    number, rest, held_back = 1, bytearray(), b""
    for chunk in chunks:
        content = held_back + chunk
        held_back = content[-1:] if content.endswith(b"\r") else b""  # half of an end, perhaps
        *whole, last = _ENDS.split(content.removesuffix(held_back))
        for piece in whole:
            yield number, bytes(rest) + piece
            number, rest = number + 1, bytearray()
        rest += last[: max(0, LONGEST - len(rest))]
    yield number, bytes(rest)
