"""Preparing the rows of a file one after another for the process that writes them."""

from __future__ import annotations

import os
import pickle
import select
import sys
import time
from collections.abc import Iterator
from itertools import batched
from typing import Final

from django.conf import settings
from django.utils import timezone, translation

from matvey.exchange.imports.forerunner import LENGTH, READY
from matvey.exchange.imports.packing import packed
from matvey.exchange.imports.preparing import Work, prepare
from matvey.exchange.imports.reading import entries_after
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.staff.access import Actor, Door
from matvey.staff.admission import actor_of
from matvey.staff.models import Employee

TOGETHER: Final = 100  # rows
PATIENCE: Final = 120.0  # seconds after which nobody is going to take any more
FRESH: Final = 5.0  # seconds for which names and rights hold that have been read


def prepare_ahead(number: int, answers: int) -> None:
    """Tell that we are ready, hear after which row to begin, and prepare till the end of the file."""
    os.set_blocking(answers, False)
    imported = Import.objects.select_related("job__created_by").get(pk=number)
    _send(answers, READY)
    orderer = _orderer(imported)
    if told := sys.stdin.readline():
        with translation.override(orderer.language if orderer else settings.LANGUAGE_CODE):
            for answer in _answers(imported, int(told)):
                _send(answers, LENGTH.pack(len(answer)) + answer)


def _answers(imported: Import, position: int) -> Iterator[bytes]:
    """Rows; at the end none, and a sentence where the file turns out to be unreadable."""
    work, read = _work(imported), time.monotonic()
    try:
        for some in batched(entries_after(imported, position), TOGETHER, strict=False):
            if time.monotonic() - read > FRESH:
                work, read = _work(imported), time.monotonic()
            yield packed(prepare(some, work))
        yield packed([])
    except UnreadableFile as unreadable:
        yield pickle.dumps(str(unreadable))


def _work(imported: Import) -> Work:
    """As the slice of a job does it."""
    orderer, at = _orderer(imported), timezone.now()
    by = actor_of(orderer, at=at, door=Door.IMPORT) if orderer else Actor.program(Door.IMPORT)
    return Work.on(imported, by=by, at=at)


def _orderer(imported: Import) -> Employee | None:
    return imported.job.created_by if imported.job else None


def _send(answers: int, content: bytes) -> None:
    """Wait while the other process is busy, but not for ever."""
    rest = memoryview(content)
    while rest:
        if not select.select([], [answers], [], PATIENCE)[1]:
            sys.exit("nobody takes what has been prepared")
        rest = rest[os.write(answers, rest) :]
