"""Compound files ([MS-CFB]), in which Excel before 2007 keeps its workbook: a stream found by its name."""

from __future__ import annotations

import struct

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.unreadable import UnreadableFile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST = 0xFFFFFFFA
"""Sector numbers from here on mark ends and free sectors."""
_ENTRY = 128
_ROOT = 5


class CompoundFile:
    """The streams of a compound file by name. Damaged chains of sectors raise `UnreadableFile`."""

    def __init__(self, content: bytes) -> None:
        try:
            self._read(content)
        except (struct.error, IndexError, OverflowError, ValueError) as error:
            raise _damaged() from error

    def _read(self, content: bytes) -> None:
        self._content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if not (7 <= shift <= 16 and 4 <= small_shift <= shift):
            raise _damaged()
        self._size, self._small_size = 1 << shift, 1 << small_shift
        directory, self._smallest, small_table = struct.unpack_from("<I4xII", content, 48)
        self._table = self._sector_table()
        self._entries = dict(self._directory(self._chain(directory)))
        self._small_table = _numbers(self._chain(small_table)) if small_table < _LAST else ()
        root, _size = self._entries.get("", (_LAST, 0))
        self._small_content = self._chain(root) if root < _LAST else b""

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def stream(self, name: str) -> bytes:
        """The stream's bytes. KeyError when there is none of this name."""
        start, size = self._entries[name]
        if size >= self._smallest:
            return self._chain(start)[:size]
        return self._small_chain(start)[:size]

    def _sector_table(self) -> tuple[int, ...]:
        """The allocation table, whose own sectors are listed in the header and in further sectors."""
        listed = list(struct.unpack_from("<109I", self._content, 76))
        further, _count = struct.unpack_from("<II", self._content, 68)
        per_sector = self._size // 4
        for _turn in range(len(self._content) // self._size):
            if further >= _LAST:
                break
            numbers = _numbers(self._sector(further))
            listed += numbers[: per_sector - 1]
            further = numbers[-1]
        table = b"".join(self._sector(number) for number in listed if number < _LAST)
        return _numbers(table)

    def _directory(self, content: bytes) -> list[tuple[str, tuple[int, int]]]:
        entries = []
        for place in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", content, place + 64)
            start, size = struct.unpack_from("<II", content, place + 116)
            name = content[place : place + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind:
                entries.append(("" if kind == _ROOT else name, (start, size)))
        return entries

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        if place >= len(self._content):
            raise _damaged()
        return self._content[place : place + self._size]

    def _chain(self, start: int) -> bytes:
        most = len(self._content) // self._size
        return b"".join(map(self._sector, _followed(start, self._table, most)))

    def _small_chain(self, start: int) -> bytes:
        numbers = _followed(start, self._small_table, len(self._small_content) // self._small_size + 1)
        return b"".join(
            self._small_content[number * self._small_size :][: self._small_size] for number in numbers
        )


def _followed(start: int, table: tuple[int, ...], most: int) -> list[int]:
    """The numbers of a chain; one that bites its own tail, and so is longer than the file, is damaged."""
    numbers: list[int] = []
    while start < _LAST:
        if start >= len(table) or len(numbers) > most:
            raise _damaged()
        numbers.append(start)
        start = table[start]
    return numbers


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _damaged() -> UnreadableFile:
    return UnreadableFile(_("The file is damaged: a part of it cannot be read."))
