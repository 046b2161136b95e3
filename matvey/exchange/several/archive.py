"""Zip archives of files to bring in: which files they hold, and each of them unpacked when it is read.

Names in an archive are shown and nothing else: a file is found by its number and unpacked under it.
"""

from __future__ import annotations

import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.archives import told
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.unreadable import LIMITS, UnreadableFile

MOST_FILES = 5_000
_SMALL = 64 * 1024**2
_RATIO = 300
_CHUNK = 1024 * 1024
_FORGOTTEN_AFTER = 24 * 3600  # seconds
_NOBODYS = frozenset({"thumbs.db", "desktop.ini"})
_OF_WORKBOOKS = ("xl/", "word/", "ppt/", "content.xml", "_rels/", "mimetype", "encryptedpackage")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its number there and its name, without folders."""

    number: int
    name: str
    size: int
    is_encrypted: bool


def is_archive(source: Source) -> bool:
    """Whether the file is a zip of files, not a workbook or a document, which are zips too."""
    if not source.head(4).startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return False
    try:
        with _opened(source) as archive:
            names = [info.filename.replace("\\", "/").lower() for info in archive.infolist()]
    except UnreadableFile:
        return False  # whoever reads spreadsheets says what is wrong with it
    return not any(name.startswith(_OF_WORKBOOKS) for name in names)


def members(source: Source) -> list[Member]:
    """The files inside, but folders, hidden ones and what programs leave behind.

    Raises `UnreadableFile` where there are too many, where they unpack to too much, or where it is damaged.
    """
    with _opened(source) as archive:
        infos = archive.infolist()
        _refuse_bombs(infos)
        return [
            Member(number, _shown(info), info.file_size, bool(info.flag_bits & 1))
            for number, info in enumerate(infos)
            if not info.is_dir() and not is_nobodys(info.filename)
        ]


def unpacked(source: Source, digest: str, number: int, name: str) -> Source:
    """A file of the archive as a file of its own, unpacked until the import is over or a day has passed.

    Raises `UnreadableFile` for a damaged or encrypted one, and where it is larger than the archive said.
    """
    place = _folder() / digest / str(number)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        _unpack(source, number, place)
    return Source.of(place, name)


def forget_unpacked(digest: str) -> None:
    """Delete what was unpacked of an archive, and what has been left behind of others for a day."""
    shutil.rmtree(_folder() / digest, ignore_errors=True)
    for folder in _folder().glob("*"):
        if time.time() - folder.stat().st_mtime > _FORGOTTEN_AFTER:
            shutil.rmtree(folder, ignore_errors=True)


def _unpack(source: Source, number: int, place: Path) -> None:
    growing = place.with_suffix(".part")
    with _opened(source) as archive, told():
        info = archive.infolist()[number]
        with archive.open(info) as member, growing.open("wb") as file:
            left = info.file_size
            while piece := member.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise zipfile.BadZipFile
                file.write(piece)
    growing.replace(place)


@contextmanager
def _opened(source: Source) -> Iterator[zipfile.ZipFile]:
    with source.open() as file:
        with told():
            archive = zipfile.ZipFile(file)
        with archive:
            yield archive


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_FILES:
        text = _("The archive holds more than %(count)d files, so it was not opened.")
        raise UnreadableFile(text % {"count": MOST_FILES})
    unzipped = sum(info.file_size for info in infos)
    zipped = sum(info.compress_size for info in infos) or 1
    if unzipped > LIMITS.unzipped or (unzipped > _SMALL and unzipped > zipped * _RATIO):
        raise UnreadableFile(_("The archive unpacks to far more than such files hold, so it was not opened."))


def _shown(info: zipfile.ZipInfo) -> str:
    """Old Russian programs write names in CP866 without saying so; Python reads them as CP437."""
    name = info.filename
    if not info.flag_bits & 0x800 and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("cp866")
    return PurePosixPath(name.replace("\\", "/")).name[:255]


def is_nobodys(name: str) -> bool:
    """Hidden files and what programs leave behind; nobody has put these there to be brought in."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in (".", "..")]
    is_hidden = any(part.startswith((".", "~$")) for part in parts)
    return is_hidden or "__MACOSX" in parts or (bool(parts) and parts[-1].lower() in _NOBODYS)


def _folder() -> Path:
    return Path(settings.HOME) / "unpacked"
