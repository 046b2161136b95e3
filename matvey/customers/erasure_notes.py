"""Notes of erasures, kept beside the base, so that an older copy of it can't bring people back.

One JSON object a line; they name nobody, only the number of a person and the moment it was given.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

NAME: Final = "erasures.jsonl"


def read_notes(path: Path) -> Iterator[dict[str, str]]:
    """None where nobody was ever erased; what a crash left of a last line is passed over."""
    for line in _lines(path):
        try:
            yield json.loads(line)
        except ValueError:
            continue


def write_notes(path: Path, notes: Iterable[Mapping[str, object]]) -> None:
    """They are on the disk when this returns."""
    _append(path, [json.dumps(note) for note in notes])


def complete_notes(path: Path, other: Path) -> None:
    """Take over from another file of notes what is not here yet."""
    known = set(_lines(path))
    if missing := [line for line in _lines(other) if line not in known]:
        _append(path, missing)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _append(path: Path, lines: Iterable[str]) -> None:
    """Only their owner reads them. The line break in front ends what a crash may have left of a line."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
        file.write("".join(f"\n{line}" for line in lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
