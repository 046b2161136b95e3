"""Spreadsheets as sellers have them, brought in by a person or by the program, for the tests of imports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile

from matvey.exchange.actions import Choices, start_import, take_file
from matvey.exchange.models import Import
from matvey.journal.jobs.here import work_off
from matvey.journal.models import Job
from matvey.staff.access import Actor, Door

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Moscow"))
HEADER = ("Наименование", "Контактное лицо", "Телефон", "E-mail", "ИНН", "Город", "Примечание")
PROGRAM = Actor.program(Door.COMMAND)


def table(*rows: Sequence[object], header: Sequence[str] = HEADER) -> str:
    """A text as Excel writes it: values between semicolons, short rows filled up."""
    filled = [[*row, *[""] * (len(header) - len(row))] for row in rows]
    return "\n".join(";".join(map(str, row)) for row in [header, *filled])


def taken(text: str | bytes, *, by: Actor = PROGRAM, name: str = "клиенты.csv") -> Import:
    """The file given to the program, which has understood its columns."""
    content = text.encode() if isinstance(text, str) else text
    return take_file(ContentFile(content, name), name, by=by, at=NOW)


def bring_in(text: str | bytes, *, by: Actor = PROGRAM, **choices: Any) -> Import:
    """The file imported to its end, in this process."""
    imported = start_import(taken(text, by=by), Choices(**choices), by=by, at=NOW)
    assert imported.job is not None
    job = worked_off(imported.job)
    assert job.state == "done", job.error_detail
    imported.refresh_from_db()
    return imported


def worked_off(job: Job) -> Job:
    """As `work_off` does, without the minutes that a failed job waits before it is tried again."""
    with patch("matvey.journal.jobs.ending.FIRST_WAIT", timedelta(milliseconds=1)):
        return work_off(job)


def counts(imported: Import) -> tuple[int, int, int, int]:
    """Created, updated, skipped, refused."""
    assert imported.rows == imported.created + imported.updated + imported.skipped + imported.refused
    return imported.created, imported.updated, imported.skipped, imported.refused


def errors(imported: Import) -> list[tuple[int, str, str]]:
    """Row, column and what was typed."""
    return list(imported.problems.values_list("row", "column", "typed"))


def met(imported: Import) -> list[tuple[int, str, list[str]]]:
    """Row, customer and reasons."""
    return [(one.row, one.customer_name, one.reasons) for one in imported.matches.all()]
