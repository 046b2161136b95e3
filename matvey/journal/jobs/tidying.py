"""Puts the base in order every night: the search index, and what the database knows of its rows."""

from __future__ import annotations

from datetime import time
from typing import Final

from django.utils.translation import gettext_lazy as _

from matvey.core import search
from matvey.core.statistics import refresh_statistics
from matvey.journal.jobs.kinds import Finished, JobKind, SliceResult, register
from matvey.journal.jobs.rules import daily
from matvey.journal.jobs.schedules import declare
from matvey.journal.jobs.slices import Slice

KEY: Final = "journal.tidy_base"


def tidy_base(piece: Slice) -> SliceResult:
    """Doing it twice does no harm, so a kill needs no care."""
    search.tidy()
    refresh_statistics()
    return Finished()


register(JobKind(KEY, _("Put the base in order"), tidy_base))
declare(KEY, KEY, daily(time(3, 50)))
