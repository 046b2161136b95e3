"""Deletes contents of files that nothing names any more: every night, and soon after an erasure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from matvey.journal.jobs import JobKind, More, Slice, SliceResult, daily, declare, register
from matvey.records.actions.exports import exports_needed, forget_exports
from matvey.records.actions.files import SWEEP
from matvey.records.contents import (
    INCOMING,
    folders,
    is_kept,
    keeps,
    names_in,
    needed_among,
    sweep,
    sweep_incoming,
)
from matvey.records.models import Attachment

# Between storing a content and naming it a moment passes; an hour is more than any request takes.
SPARED: Final = timedelta(hours=1)
EXPORTS_KEPT: Final = timedelta(days=7)


def run_sweeping(work: Slice) -> SliceResult:
    """Deleting twice is deleting once, so after a kill it goes on from the last folder."""
    if "digests" in work.params:
        return _sweep_these(work.params["digests"], work)
    forget_exports(before=work.now - EXPORTS_KEPT)
    for folder in folders():
        if folder > work.cursor.get("folder", ""):
            swept = _sweep_folder(folder, work)
            with work.batch() as batch:
                batch.advance(swept, folder=folder)
    with work.batch() as batch:
        return batch.finish({"swept": batch.done})


def _sweep_these(digests: list[str], work: Slice) -> SliceResult:
    """A content stored a moment ago is looked at again when it is older."""
    swept = sweep(digests, before=work.now - SPARED)
    with work.batch() as batch:
        batch.advance(swept)
        if not _are_left(digests):
            return batch.finish({"swept": batch.done})
    return More(SPARED)


def _sweep_folder(folder: str, work: Slice) -> int:
    before = work.now - SPARED
    return sweep_incoming(before=before) if folder == INCOMING else sweep(names_in(folder), before=before)


def _are_left(digests: list[str]) -> bool:
    needed = needed_among(digests)
    return any(is_kept(digest) for digest in digests if digest not in needed)


def _attached(digests: Collection[str]) -> Collection[str]:
    return set(Attachment.objects.filter(digest__in=list(digests)).values_list("digest", flat=True))


keeps("attachments", _attached)
keeps("exports", exports_needed)
register(JobKind(SWEEP, _("Deleting files nobody needs any more"), run_sweeping))
declare(SWEEP, SWEEP, daily(time(4, 10)))
