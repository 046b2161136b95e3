"""`matvey backup`: the whole installation in one file, while people work."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from matvey.config.backups.contents import BackupError
from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.environment import given
from matvey.config.speech import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, nargs="?", help=_("where to write; by default into the current folder")
    )


def run(chosen: argparse.Namespace) -> int:
    from matvey.config.backups.erasures import keep_beside, note_erasures
    from matvey.config.backups.writing import write_backup
    from matvey.config.settings_database import database

    now = datetime.now().astimezone()
    target = (chosen.file or Path(f"matvey-{now:%Y-%m-%d-%H%M}.tar.gz")).absolute()
    home, base = given().home, database(given())
    try:
        note_erasures(home, base, at=now)
        contents = write_backup(home, base, target, at=now)
        keep_beside(home, target)
    except (BackupError, OSError) as error:
        raise CommandFailedError(str(error), code=1) from error
    megabytes = target.stat().st_size / 1_000_000
    print(
        _(
            "{file}: {count} files, {megabytes:.1f} MB",
            file=target,
            count=len(contents.checksums),
            megabytes=megabytes,
        )
    )
    return 0


COMMAND = Command(
    _("Write base, files and secrets into one file, while the program is in use"), run, arguments
)
