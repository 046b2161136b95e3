"""Files named on the command line, and those in the folders named there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from django.core.files.base import File
from django.utils.translation import gettext as _

from matvey.exchange.several.archive import MOST_FILES, is_nobodys
from matvey.exchange.spreadsheets.unreadable import UnreadableFile


class OnDisk(File):  # type: ignore[type-arg] # no generic class at run time
    """A file that is opened when its turn comes: a folder may hold more than can be open at a time."""

    def __init__(self, place: Path) -> None:
        super().__init__(None, name=place.name)
        self._place = place

    def open(self, mode: str | None = None, *_args: object, **_options: object) -> Self:
        self.file = self._place.open("rb")
        self.size = self._place.stat().st_size
        return self


def files_at(paths: Iterable[Path]) -> list[File[bytes]]:
    """Every file under its own name. Raises `UnreadableFile` for too many or none."""
    places = [place for path in paths for place in _files_at(path)]
    if len(places) > MOST_FILES:
        text = _("There are more than %(count)d files: choose fewer of them at a time.")
        raise UnreadableFile(text % {"count": MOST_FILES})
    if not places:
        raise UnreadableFile(_("There are no files in the folder."))
    return [OnDisk(place) for place in places]


def _files_at(path: Path) -> list[Path]:
    """The file itself, or those of a folder and the folders in it, but hidden ones and links."""
    if not path.is_dir():
        return [path]
    inside = (place for place in path.rglob("*") if place.is_file() and not place.is_symlink())
    return sorted(place for place in inside if not is_nobodys(place.relative_to(path).as_posix()))
