"""Why a file cannot be read, and how much of one we are ready to read."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


class UnreadableFile(Exception):
    """The file is no spreadsheet we can read; `reason` says why in one translated sentence."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before it can eat the memory or the day: sizes in bytes, cells in pieces."""

    unzipped: int = 2 * 1024**3
    cells: int = 100_000_000
    columns: int = 1_000
    held_cells: int = 4_000_000
    """Cells of formats that must be held in memory."""
    line: int = 1024**2
    whole: int = 96 * 1024**2
    """Size up to which formats that must be held in memory (.xls, HTML) are read."""


LIMITS = Limits()
