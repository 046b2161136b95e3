"""The events of a calendar file one by one, as text; a broken one is told and costs the others nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matvey.exchange.spreadsheets.files.encodings import SAMPLE, encoding_of
from matvey.exchange.spreadsheets.files.sources import Source

LONGEST = 512 * 1024
"""No event is longer, unless a file is attached to it or its end is missing."""
_MARK = re.compile(rb"\s*(BEGIN|END)\s*:\s*([A-Z-]+)\s*", re.IGNORECASE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_WANTED = frozenset({b"VEVENT", b"VTIMEZONE"})


@dataclass(frozen=True, slots=True)
class Block:
    """An event or a time zone from the line `line` on; without an end it is `broken`."""

    kind: str
    line: int
    text: str
    broken: bool = False


def blocks_in(source: Source) -> Iterator[Block]:
    """In the order of the file, whatever stands around them; alarms inside an event are passed over."""
    encoding = _encoding(source.head(SAMPLE))
    with source.open() as file:
        reader = _Reader(encoding)
        for line in iter(lambda: file.readline(LONGEST), b""):
            yield from reader.take(line)
        yield from reader.end()


def _encoding(sample: bytes) -> str:
    try:
        sample[: sample.rfind(b"\n") + 1 or None].decode("utf-8-sig")
    except UnicodeDecodeError:
        return encoding_of(sample) or "cp1251"
    return "utf-8-sig"


class _Reader:
    """Gathers the lines of what is wanted, from its beginning to its end."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._line = 0
        self._kind, self._begun, self._lines, self._size = b"", 0, [b""], 0
        self._inside: list[bytes] = []

    def take(self, line: bytes) -> Iterator[Block]:
        self._line += 1
        mark = _MARK.fullmatch(line.removeprefix(b"\xef\xbb\xbf"))
        if mark and mark[1].upper() == b"BEGIN":
            yield from self._begin(mark[2].upper())
        elif mark and self._kind:
            yield from self._end(mark[2].upper())
        elif self._kind and not self._inside:
            self._keep(line)

    def end(self) -> Iterator[Block]:
        if self._kind:
            yield self._block(broken=True)
            self._kind = b""

    def _begin(self, kind: bytes) -> Iterator[Block]:
        if kind in _WANTED:
            yield from self.end()
            self._kind, self._begun, self._lines, self._size, self._inside = kind, self._line, [], 0, []
        elif self._kind == b"VTIMEZONE":
            self._keep(b"BEGIN:" + kind + b"\r\n")
        elif self._kind:
            self._inside.append(kind)

    def _end(self, kind: bytes) -> Iterator[Block]:
        if kind == self._kind:
            yield self._block()
            self._kind = b""
        elif self._kind == b"VTIMEZONE":
            self._keep(b"END:" + kind + b"\r\n")
        elif kind in self._inside:
            del self._inside[self._inside.index(kind) :]
        elif kind == b"VCALENDAR":
            yield from self.end()

    def _keep(self, line: bytes) -> None:
        self._size += len(line)
        if self._size <= LONGEST:
            self._lines.append(line)

    def _block(self, *, broken: bool = False) -> Block:
        whole = _FOLD.sub(b"", b"".join(self._lines)).decode(self._encoding, "replace")
        return Block(
            self._kind.decode(), self._begun, whole.replace("\r\n", "\n").replace("\x00", ""), broken
        )
