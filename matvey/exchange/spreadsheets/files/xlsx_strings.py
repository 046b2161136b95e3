"""The texts shared by all cells of an Excel workbook, kept in a temporary file when they are many."""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from matvey.exchange.spreadsheets.files.xml_parts import Attributes, parser, streamed
from matvey.exchange.spreadsheets.values import clean_text

_IN_MEMORY = 16 * 1024**2
_KEPT = 20_000


class SharedStrings:
    """Texts by number, taken from the part of the workbook only as far as they are asked for."""

    def __init__(self, supply: Iterator[str]) -> None:
        self._supply = supply
        self._offsets = array("Q", [0])
        self._blob = bytearray()
        self._file: BinaryIO | None = None
        self._kept: list[str] = []

    def __getitem__(self, number: int) -> str:
        """The text; a number nobody gave is an empty one."""
        if number < len(self._kept):
            return self._kept[number]
        while number >= len(self._offsets) - 1:
            if (text := next(self._supply, None)) is None:
                return ""
            self._take(text)
        return self._bytes(self._offsets[number], self._offsets[number + 1]).decode("utf-8")

    def _take(self, text: str) -> None:
        encoded = text.encode("utf-8", "replace")
        self._offsets.append(self._offsets[-1] + len(encoded))
        if len(self._kept) < _KEPT:  # headings and words that repeat come first
            self._kept.append(text)
        self._blob += encoded
        if len(self._blob) > _IN_MEMORY:
            self._spill()

    def _bytes(self, start: int, end: int) -> bytes:
        spilled = self._offsets[-1] - len(self._blob)
        if start >= spilled:
            return bytes(self._blob[start - spilled : end - spilled])
        assert self._file is not None
        return os.pread(self._file.fileno(), end - start, start)

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives as long as the texts
        written = memoryview(self._blob)
        while written:
            written = written[self._file.write(written) :]
        self._blob = bytearray()


def texts(chunks: Iterable[bytes]) -> Iterator[str]:
    """Texts in their order: runs of formatted text joined, reading aids for Japanese left out."""
    part = _Texts()
    first = next(iterator := iter(chunks), b"")
    return streamed(part.reader, chain([first], iterator), part.take) if first else iter(())


class _Texts:
    """Handlers of the parser for <si> with its <t>, in which a text stands whole or in runs."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._pieces: list[str] = []
        self._before_phonetic = 0
        self.reader = parser()
        self.reader.StartElementHandler = self._root

    def take(self) -> list[str]:
        found, self._found = self._found, []
        return found

    def _root(self, name: str, _attributes: Attributes) -> None:
        prefix = name[: name.rfind(":") + 1]
        self._text_tag, self._item_tag, self._phonetic_tag = prefix + "t", prefix + "si", prefix + "rPh"
        self.reader.StartElementHandler = self._start
        self.reader.EndElementHandler = self._end

    def _start(self, name: str, _attributes: Attributes) -> None:
        if name == self._text_tag:
            self.reader.CharacterDataHandler = self._pieces.append
        elif name == self._phonetic_tag:
            self._before_phonetic = len(self._pieces)

    def _end(self, name: str) -> None:
        if name == self._text_tag:
            self.reader.CharacterDataHandler = None
        elif name == self._item_tag:
            self._found.append(clean_text("".join(self._pieces)))
            self._pieces.clear()
        elif name == self._phonetic_tag:
            del self._pieces[self._before_phonetic :]
