"""`matvey restore`: makes the installation what it was when a backup was written."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from matvey.config.backups.contents import BackupError
from matvey.config.cli.beginning import begin
from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.environment import given
from matvey.config.speech import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=_("a file written by `matvey backup`"))
    parser.add_argument("--force", action="store_true", help=_("replace the installation that is there"))


def run(chosen: argparse.Namespace) -> int:
    from matvey.config.backups.snapshots import is_empty
    from matvey.config.running import AlreadyRunningError, nobody_runs
    from matvey.config.settings_database import database

    home, base = given().home, database(given())
    if not chosen.force and (not is_empty(base) or any((home / "files").glob("*"))):
        raise CommandFailedError(
            _("There is an installation in {home} already; --force replaces it.", home=home)
        )
    try:
        with nobody_runs(home):
            aside = _restore(chosen.file, home, base)
    except AlreadyRunningError:
        raise CommandFailedError(_("The program is running on {home}: stop it first.", home=home)) from None
    except (BackupError, OSError) as error:
        raise CommandFailedError(str(error)) from error
    print(_("Restored into {home}.", home=home))
    if aside:
        print(_("What was there is kept in {aside}.", aside=aside))
    return 0


def _restore(backup: Path, home: Path, base: dict[str, Any]) -> Path | None:
    """Who was erased since the backup was written is erased again, at the latest by the next start."""
    from matvey.config.backups.erasures import expect_replay, note_erasures
    from matvey.config.backups.restoring import restore_backup

    now = datetime.now().astimezone()
    note_erasures(home, base, at=now)
    expected = expect_replay(home, backup)
    aside = restore_backup(backup, home, base, at=now)
    if expected:
        begin()
        print(_("People whose personal data were destroyed after the backup stay erased."))
    return aside


COMMAND = Command(_("Put a backup back"), run, arguments)
