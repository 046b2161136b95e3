"""The bytes of a file, wherever they are, opened anew for every reading."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.unreadable import UnreadableFile


@dataclass(frozen=True, slots=True)
class Source:
    """A file on disk or its bytes in memory; `name` is what the person calls it."""

    place: Path | bytes
    name: str

    @classmethod
    def of(cls, place: str | Path | bytes, name: str = "") -> Source:
        """Raises `UnreadableFile` for a place that is no readable, non-empty file."""
        if isinstance(place, str):
            place = Path(place)
        source = cls(place, name or (place.name if isinstance(place, Path) else ""))
        source._refuse_no_file()
        return source

    def open(self) -> BinaryIO:
        return io.BytesIO(self.place) if isinstance(self.place, bytes) else self.place.open("rb")

    @property
    def size(self) -> int:
        return len(self.place) if isinstance(self.place, bytes) else self.place.stat().st_size

    def read(self) -> bytes:
        return self.place if isinstance(self.place, bytes) else self.place.read_bytes()

    def head(self, size: int) -> bytes:
        with self.open() as file:
            return file.read(size)

    def _refuse_no_file(self) -> None:
        try:
            if isinstance(self.place, Path) and self.place.is_dir():
                raise UnreadableFile(_("This is a folder, not a file."))
            if not self.head(1):
                raise UnreadableFile(_("The file is empty."))
        except FileNotFoundError:
            raise UnreadableFile(_("There is no such file.")) from None
        except (OSError, ValueError) as error:
            raise UnreadableFile(
                _("The file cannot be opened: it may be locked or you may lack the right to read it.")
            ) from error
