"""The records of an Excel workbook before 2007 ([MS-XLS], and BIFF5 before it), and the texts in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from matvey.exchange.spreadsheets.values import clean_text

BEGIN, END, CONTINUE = 0x0809, 0x000A, 0x003C
_WIDE, _EXTENDED, _RICH = 1, 4, 8

type Record = tuple[int, bytes]


def records(stream: bytes, place: int = 0) -> Iterator[Record]:
    """Kind and body of the records from a place on, up to the end of the stream or a record cut short."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


@dataclass(frozen=True, slots=True)
class Texts:
    """How this workbook writes texts: BIFF8 in Unicode, BIFF5 in the code page of its computer."""

    is_unicode: bool
    code_page: str

    def short(self, body: bytes) -> str:
        """A text with one byte of length."""
        return self._text(body, 1)

    def long(self, body: bytes) -> str:
        """A text with two bytes of length."""
        return self._text(body, 2)

    def _text(self, body: bytes, prefix: int) -> str:
        length = int.from_bytes(body[:prefix], "little")
        if not self.is_unicode:
            return clean_text(body[prefix : prefix + length].decode(self.code_page, "replace"))
        flags = body[prefix] if len(body) > prefix else 0
        start = prefix + 1 + (2 if flags & _RICH else 0) + (4 if flags & _EXTENDED else 0)
        return clean_text(_decoded(body[start:], length, wide=bool(flags & _WIDE))[0])


def code_page(number: int) -> str:
    """The name of the encoding of a Windows or Macintosh code page; the Russian one for what is unknown."""
    named = {
        1200: "utf-16-le",
        10000: "mac_roman",
        10007: "mac_cyrillic",
        32768: "mac_roman",
        32769: "cp1252",
    }
    known = {437, 850, 852, 855, 866, *range(1250, 1259)}
    return named.get(number) or (f"cp{number}" if number in known else "cp1251")


def _decoded(body: bytes, length: int, *, wide: bool) -> tuple[str, int]:
    """The text of up to `length` signs, and how many bytes it took."""
    taken = body[: length * 2] if wide else body[:length]
    return taken.decode("utf-16-le" if wide else "latin-1", "replace"), len(taken)


@dataclass(slots=True)
class SharedTexts:
    """The table of texts (SST), which goes on over several records, even in the middle of a word."""

    pieces: list[bytes] = field(default_factory=list)
    _piece: int = 0
    _place: int = 0

    def read(self) -> list[str]:
        """All texts; those a damaged table lacks are missing at the end."""
        if not self.pieces or len(self.pieces[0]) < 8:
            return []
        (count,) = struct.unpack_from("<4xI", self.pieces[0])
        self._piece, self._place = 0, 8
        texts: list[str] = []
        while len(texts) < count and (text := self._text()) is not None:
            texts.append(clean_text(text))
        return texts

    def _text(self) -> str | None:
        header = self._take(3)
        if len(header) < 3:
            return None
        length, flags = struct.unpack("<HB", header)
        runs = int.from_bytes(self._take(2), "little") if flags & _RICH else 0
        extra = int.from_bytes(self._take(4), "little") if flags & _EXTENDED else 0
        text = self._signs(length, wide=bool(flags & _WIDE))
        self._take(runs * 4 + extra)
        return text

    def _signs(self, length: int, *, wide: bool) -> str:
        """The signs; where the text goes on in the next record, that says anew how wide they are."""
        text = ""
        while True:
            part, size = _decoded(self._rest(), length - len(text), wide=wide)
            text += part
            self._place += size
            if len(text) >= length or self._piece + 1 >= len(self.pieces):
                return text
            self._piece, self._place = self._piece + 1, 1
            wide = bool(self.pieces[self._piece][:1] == b"\x01")

    def _rest(self) -> bytes:
        return self.pieces[self._piece][self._place :]

    def _take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size:
            part = self.pieces[self._piece][self._place : self._place + size - len(taken)]
            taken += part
            self._place += len(part)
            if len(taken) < size:
                if self._piece + 1 >= len(self.pieces):
                    break
                self._piece, self._place = self._piece + 1, 0
        return taken
