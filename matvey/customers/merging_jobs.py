"""Works off the merging of all certain pairs, and the taking back of it, pair by pair."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import ngettext

from matvey.customers.actions.merging_certain import Together, certain_pairs, merge_pair, separate
from matvey.journal.jobs import Batch, Finished, Slice, SliceResult
from matvey.journal.models import Job
from matvey.records.actions.comments import notify
from matvey.staff.access import Door


def run_merging_of_certain(work: Slice) -> SliceResult:
    """One pair a batch: a merge with all it moves is a transaction as long as any should be."""
    together = Together.of(work.job)
    while True:
        pairs = certain_pairs(work.actor(Door.PAGE).access, work.cursor.get("after", 0))
        with work.batch() as batch:
            if not pairs:
                return _merged(work, batch)
            merged = merge_pair(pairs[0], by=work.actor(Door.PAGE), at=together.at)
            batch.advance(1, after=pairs[0], merged=batch.cursor.get("merged", 0) + merged)


def run_separation(work: Slice) -> SliceResult:
    """The latest merge first; what can't be separated any more is passed over."""
    together = Together.of(Job.objects.get(pk=work.params["job"]))
    while True:
        passed = work.cursor.get("passed", [])
        merges = [pk for pk in together.merges_in_force() if pk not in passed]
        with work.batch() as batch:
            if not merges:
                return _separated(work, batch, len(passed))
            if separate(merges[0], by=work.actor(Door.PAGE), at=work.now):
                batch.advance(1)
            else:
                batch.advance(1, passed=[*passed, merges[0]])


def _merged(work: Slice, batch: Batch) -> Finished:
    count = batch.cursor.get("merged", 0)
    text = ngettext("%(n)d pair merged", "%(n)d pairs merged", count) % {"n": count}
    _tell(work, text, "merge")
    return batch.finish({"merged": count})


def _separated(work: Slice, batch: Batch, passed: int) -> Finished:
    count = batch.done - passed
    text = ngettext("%(n)d merge taken back", "%(n)d merges taken back", count) % {"n": count}
    _tell(work, text, "undo-2")
    return batch.finish({"separated": count, "passed": passed})


def _tell(work: Slice, text: str, icon: str) -> None:
    if work.job.created_by:
        notify([work.job.created_by], text, at=work.now, url=reverse("duplicates"), icon=icon)
