"""`matvey export customers FILE`: all of them as a spreadsheet; `matvey export everything FILE.zip`: the archive."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from matvey.config.cli.beginning import begin
from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.speech import _

if TYPE_CHECKING:
    from matvey.records.screens import Screen

EVERYTHING: Final = "everything"
KINDS: Final = {"customers": "customer"}
BATCH: Final = 500


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=[*KINDS, EVERYTHING], help=_("what to write"))
    parser.add_argument(
        "file",
        type=Path,
        help=_(
            "a file that ends in .xlsx or .csv, of everything one that ends in .zip; "
            "one that is there is replaced"
        ),
    )
    parser.add_argument("--json", action="store_true", help=_("print the result as JSON"))


def run(chosen: argparse.Namespace) -> int:
    """2 when the file can't be written."""
    if chosen.what == EVERYTHING and chosen.file.suffix != ".zip":
        raise CommandFailedError(_("The archive has to end in .zip: {file}", file=chosen.file))
    if chosen.what != EVERYTHING and chosen.file.suffix not in (".xlsx", ".csv"):
        raise CommandFailedError(_("The file has to end in .xlsx or .csv: {file}", file=chosen.file))
    begin()
    from django.utils import timezone

    partial = chosen.file.with_name(f".{chosen.file.name}.partial")
    try:
        rows = _written(chosen, partial, timezone.now())
        partial.replace(chosen.file)
    except OSError as error:
        raise CommandFailedError(f"{chosen.file}: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)
    outcome = {"rows": rows, "file": str(chosen.file)}
    print(json.dumps(outcome, ensure_ascii=False) if chosen.json else _("{file}: {rows} rows", **outcome))
    return 0


def _written(chosen: argparse.Namespace, partial: Path, at: datetime) -> int:
    if chosen.what == EVERYTHING:
        return _write_everything(partial, at)
    from matvey.records.screens import get

    return _write(get(KINDS[chosen.what]), partial, chosen.file.suffix, at)


def _write_everything(path: Path, at: datetime) -> int:
    """Gathered in a folder beside the file, which only its owner may read."""
    from django.db import transaction

    from matvey.exchange.everything.gathering import Gathering
    from matvey.exchange.everything.ordering import journal_everything
    from matvey.staff.access import Access, Actor, Door

    with tempfile.TemporaryDirectory(prefix=".everything-", dir=path.parent) as folder:
        gathering, cursor = Gathering(Path(folder), Access.of_the_program(), at), {}
        for piece in gathering.pieces({}):
            cursor = piece.cursor
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            for _file in gathering.pack(file, cursor["rows"]):
                pass
    rows: int = sum(cursor["rows"].values())
    with transaction.atomic():
        journal_everything(rows, by=Actor.program(Door.COMMAND), at=at)
    return rows


def _write(screen: Screen[Any], path: Path, suffix: str, at: datetime) -> int:
    """How many rows were written; that they were taken out is journaled like any other change."""
    from matvey.records.exports import csv_lines, write_xlsx
    from matvey.records.views.asked import columns_of, own_fields

    fields = own_fields(screen)
    columns, records = columns_of(screen, fields), _Counted(_records(screen, fields))
    if suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(csv_lines(columns, records, at))
    else:
        with path.open("wb") as book:
            write_xlsx(book, columns, records, at)
    _journal(screen, records.count, suffix, at)
    return records.count


class _Counted:
    """Records that are counted while somebody reads them."""

    def __init__(self, records: Iterator[Any]) -> None:
        self.records = records
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        for record in self.records:
            self.count += 1
            yield record


def _records(screen: Screen[Any], fields: list[Any]) -> Iterator[Any]:
    """In the order they were made, loaded in batches, so that a million rows need no more memory than a few."""
    from matvey.records.custom_fields import columns_of
    from matvey.records.exporting import prepare
    from matvey.staff.access import Access

    visible = screen.visible(Access.of_the_program())
    for batch in batched(visible.order_by("pk").values_list("pk", flat=True).iterator(), BATCH, strict=False):
        rows = list(screen.load(visible.filter(pk__in=batch)).order_by("pk"))
        prepare(screen.kind, [*screen.columns, *columns_of(fields)], fields, rows)
        yield from rows


def _journal(screen: Screen[Any], rows: int, suffix: str, at: datetime) -> None:
    from django.db import transaction

    from matvey.journal.actions import record
    from matvey.journal.facts import Fact
    from matvey.staff.access import Actor, Door

    taken = {"list": str(screen.title), "rows": rows, "file": suffix.removeprefix(".")}
    with transaction.atomic():
        fact = Fact(verb="list.exported", subject_kind="list", subject_id=0, after=taken)
        record(fact, by=Actor.program(Door.COMMAND), at=at)


COMMAND = Command(_("Write customers into a spreadsheet, or everything into an archive"), run, arguments)
