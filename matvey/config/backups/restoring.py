"""Puts a backup back: unpacked and verified beside the installation first; a bad one changes nothing."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from matvey import __version__
from matvey.config.backups.contents import FOLDERS, BackupError, Contents
from matvey.config.backups.snapshots import NAMES, put_back, vendor_of
from matvey.config.speech import _


def restore_backup(source: Path, home: Path, database: dict[str, Any], *, at: datetime) -> Path | None:
    """The installation becomes what it was when the backup was made.

    What was there is moved into a folder of `home`, which is returned; a PostgreSQL base is replaced.
    """
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=home) as scratch:
        unpacked = Path(scratch)
        contents = _unpack(source, unpacked)
        _refuse_foreign(contents, database)
        aside = home / f"before-restore-{at:%Y%m%d-%H%M%S}"
        aside.mkdir(mode=0o700)
        put_back(database, unpacked / NAMES[contents.database], aside)
        for folder in FOLDERS:
            _exchange(unpacked / folder, home / folder, aside / folder)
    return _unless_empty(aside)


def _unpack(source: Path, folder: Path) -> Contents:
    """Raises `BackupError` for anything but a whole, undamaged backup."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(folder, filter="data")
    except FileNotFoundError:
        raise BackupError(_("There is no file {source}.", source=source)) from None
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupError(
            _("{source} is not a readable backup: {error}.", source=source, error=error)
        ) from error
    contents = Contents.of(folder)
    contents.verify(folder)
    return contents


def _refuse_foreign(contents: Contents, database: dict[str, Any]) -> None:
    if contents.database != vendor_of(database):
        another = _(
            "The backup is of a {its} base, this installation uses {ours}: set DATABASE_URL to one like it.",
            its=contents.database,
            ours=vendor_of(database),
        )
        raise BackupError(another)
    if _number(contents.program) > _number(__version__):
        newer = _(
            "The backup was made by Matvey {its}, and this is {ours}: update first.",
            its=contents.program,
            ours=__version__,
        )
        raise BackupError(newer)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _exchange(new: Path, present: Path, aside: Path) -> None:
    if present.exists():
        shutil.move(present, aside)
    if new.exists():
        shutil.move(new, present)


def _unless_empty(folder: Path) -> Path | None:
    if any(folder.iterdir()):
        return folder
    folder.rmdir()
    return None
