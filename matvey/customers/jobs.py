"""Background work of the customer base: statuses follow new terms, erasures are noted outside the base."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from matvey.customers.actions.erasing import REMEMBER, remember_erasures
from matvey.customers.actions.rules import REFILE, refile_statuses
from matvey.journal.jobs import Finished, JobKind, Lane, Slice, SliceResult, register


def run_refiling(work: Slice) -> SliceResult:
    """Customers in the order of their numbers; a kill repeats at most one batch, which changes nothing."""
    while True:
        with work.batch() as batch:
            count, last = refile_statuses(work.cursor.get("after", 0), work.pace.size)
            if not count:
                return batch.finish()
            batch.advance(count, after=last)


def run_remembering(work: Slice) -> SliceResult:
    return Finished({"remembered": remember_erasures(Path(settings.HOME), at=work.now)})


register(JobKind(REFILE, _("Statuses follow the new terms"), run_refiling, Lane.LONG))
register(JobKind(REMEMBER, _("Noting erasures outside the base"), run_remembering))
