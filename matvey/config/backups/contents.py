"""What a backup says about itself: which program wrote it, the kind of base, a checksum of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Final

from matvey.config.speech import _

CONTENTS: Final = "contents.json"
FOLDERS: Final = ("files", "secrets")


class BackupError(Exception):
    """A backup could not be written or put back; the message is a sentence and nothing was changed."""


@dataclass
class Contents:
    """The last file of every backup: one that lacks it was cut short."""

    program: str
    database: str  # as Django names the vendor: sqlite or postgresql
    made_at: str
    checksums: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def of(cls, folder: Path) -> Contents:
        """Raises `BackupError` when the folder is no unpacked backup."""
        try:
            return cls(**json.loads((folder / CONTENTS).read_bytes()))
        except (OSError, ValueError, TypeError):
            raise BackupError(_("This file is not a backup of Matvey, or it was cut short.")) from None

    def verify(self, folder: Path) -> None:
        """Raises `BackupError` unless the folder holds exactly the files named here, unchanged."""
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        if found != {*self.checksums, CONTENTS}:
            raise BackupError(_("The backup lacks files or has foreign ones, so nothing was restored."))
        for name, checksum in self.checksums.items():
            if checksum_of(folder / name) != checksum:
                raise BackupError(_("The backup is damaged in “{name}”, so nothing was restored.", name=name))


def checksum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Reading:
    """A file that sums up what is read from it, so that it is read once for the archive and the checksum."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.sum.update(data)
        return data


def files_below(folder: Path) -> Iterator[Path]:
    """The files of a folder in a stable order; none when it is not there."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
