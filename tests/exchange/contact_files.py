"""Files of contacts as phones and mail programs write them, for the tests that read them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile

from matvey.exchange.actions import Choices, start_import, take_files
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.vcards.reading import rows
from matvey.staff.access import Actor
from tests.exchange.import_stories import NOW, PROGRAM, worked_off

TODAY = dt.date(2026, 11, 23)


def card(*lines: str, version: str = "3.0") -> str:
    """A whole card with these lines."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def read(content: str | bytes) -> list[Candidate | Refused]:
    """What the cards in a file say."""
    written = content.encode() if isinstance(content, str) else content
    return list(rows(Source.of(written or b"\n", "контакты.vcf"), TODAY))


def read_one(*lines: str, version: str = "3.0") -> Candidate:
    """What a card with these lines says."""
    [said] = read(card(*lines, version=version))
    assert isinstance(said, Candidate)
    return said


def bring_files(files: Sequence[tuple[str, str | bytes]], *, by: Actor = PROGRAM, **choices: Any) -> Import:
    """The files imported together to their end, in this process."""
    chosen = [ContentFile(text.encode() if isinstance(text, str) else text, name) for name, text in files]
    imported = start_import(take_files(chosen, by=by, at=NOW), Choices(**choices), by=by, at=NOW)
    assert imported.job is not None
    job = worked_off(imported.job)
    assert job.state == "done", job.error_detail
    imported.refresh_from_db()
    return imported
