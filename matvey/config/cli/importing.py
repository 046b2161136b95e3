"""`matvey import customers FILE…`: customers brought in from files or folders of them; or an import undone."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matvey.config.cli.beginning import begin
from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.cli.undoing import undo
from matvey.config.speech import _

if TYPE_CHECKING:
    from matvey.exchange.models import Import


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", choices=["customers", "undo"], help=_("bring customers in, or undo an import")
    )
    parser.add_argument(
        "file",
        type=Path,
        nargs="+",
        metavar="FILE|N",
        help=_(
            "spreadsheets (.xlsx, .xls, .ods, .csv), cards (.vcf), archives (.zip) or folders of them;"
            " or the number of the import to undo"
        ),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    parser.add_argument(
        "--on-duplicate",
        choices=["create", "update", "skip"],
        default="skip",
        help=_("what to do with a customer who is there already; by default they are left as they are"),
    )
    parser.add_argument("--sheet", default="", help=_("which sheet; by default the one with the customers"))
    parser.add_argument("--json", action="store_true", help=_("print the result as JSON"))


def run(chosen: argparse.Namespace) -> int:
    begin(in_background=True)
    if chosen.what == "undo":
        return undo(" ".join(map(str, chosen.file)), chosen.json)
    started = time.monotonic()
    imported = _import(chosen)
    outcome = _outcome(imported) | {"seconds": round(time.monotonic() - started, 2)}
    print(json.dumps(outcome, ensure_ascii=False, indent=None if chosen.json else 2))
    return 0


def _import(chosen: argparse.Namespace) -> Import:
    """Raises `CommandFailedError` with exit code 2 where the file can't be read."""
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from matvey.exchange.actions import Choices, start_import, take_files
    from matvey.exchange.several.on_disk import files_at
    from matvey.exchange.spreadsheets.unreadable import UnreadableFile
    from matvey.journal.jobs.here import work_off
    from matvey.journal.models import Job
    from matvey.staff.access import Actor, Door

    by, at = Actor.program(Door.COMMAND), timezone.now()
    try:
        imported = take_files(files_at(chosen.file), by=by, at=at, sheet=chosen.sheet)
        imported = start_import(imported, Choices(chosen.on_duplicate, chosen.dry_run), by=by, at=at)
    except (UnreadableFile, OSError, ValidationError) as error:
        raise CommandFailedError(_sentence(error), code=2) from error
    assert imported.job is not None
    job = work_off(imported.job)
    if job.state != Job.State.DONE:
        raise CommandFailedError(job.error or job.get_state_display(), code=2)
    imported.refresh_from_db()
    return imported


def _sentence(error: Exception) -> str:
    from django.core.exceptions import ValidationError

    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _outcome(imported: Import) -> dict[str, Any]:
    problems = imported.problems.values_list("part", "row", "column", "message")
    matches = imported.matches.values_list("part", "row", "customer_name", "reasons")
    files = dict(imported.parts.values_list("order", "name"))
    return {
        "rows": imported.rows,
        "created": imported.created,
        "updated": imported.updated,
        "skipped": imported.skipped + imported.refused,
        "errors": [
            _in_file(files, part) | {"row": row, "column": column, "message": text}
            for part, row, column, text in problems
        ],
        "duplicates": [
            _in_file(files, part) | {"row": row, "customer": name, "reasons": why}
            for part, row, name, why in matches
        ],
        "import_id": imported.pk,
    }


def _in_file(files: dict[int, str], part: int) -> dict[str, str]:
    """Where there are several files, which one the row stands in."""
    return {"file": files[part]} if part in files else {}


COMMAND = Command(_("Bring customers in from a spreadsheet"), run, arguments)
