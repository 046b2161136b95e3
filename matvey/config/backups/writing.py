"""Writes a backup: first the base, then the files it knows, so that none of those is missing."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from matvey import __version__
from matvey.config.backups.contents import CONTENTS, FOLDERS, BackupError, Contents, Reading, files_below
from matvey.config.backups.snapshots import is_empty, take, vendor_of
from matvey.config.speech import _


def write_backup(home: Path, database: dict[str, Any], target: Path, *, at: datetime) -> Contents:
    """Writes `target`, a .tar.gz only its owner may read, since it holds the secrets; whole or not at all.

    Raises `BackupError` when there is nothing to keep or the base can't be read.
    """
    if is_empty(database):
        raise BackupError(_("There is no base to back up in {home}.", home=home))
    contents = Contents(__version__, vendor_of(database), at.isoformat(timespec="seconds"))
    partial = target.with_name(f".{target.name}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
                _fill(archive, home, database, contents)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return contents


def _fill(archive: tarfile.TarFile, home: Path, database: dict[str, Any], contents: Contents) -> None:
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=home) as scratch:
        snapshot = take(database, Path(scratch))
        _add(archive, snapshot, snapshot.name, contents)
    for folder in FOLDERS:
        for path in files_below(home / folder):
            _add(archive, path, path.relative_to(home).as_posix(), contents)
    last = contents.as_json()
    entry = tarfile.TarInfo(CONTENTS)
    entry.size = len(last)
    archive.addfile(entry, io.BytesIO(last))


def _add(archive: tarfile.TarFile, path: Path, name: str, contents: Contents) -> None:
    """A file that went since its folder was listed was erased on purpose, after the base was copied."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        reading = Reading(file)
        archive.addfile(archive.gettarinfo(arcname=name, fileobj=file), reading)
    contents.checksums[name] = reading.sum.hexdigest()
