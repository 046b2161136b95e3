"""Works on one claimed job for one slice."""

from __future__ import annotations

import logging

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from matvey.journal.jobs import kinds
from matvey.journal.jobs.ending import fail, finish, note_failure, put_back
from matvey.journal.jobs.interruptions import LeaseLost, TimeIsUp
from matvey.journal.jobs.kinds import JobKind, More
from matvey.journal.jobs.slices import Slice

log = logging.getLogger("matvey.jobs")


def work_on(piece: Slice) -> None:
    """Leaves the job done, waiting for its next turn, or failed; silent when it was taken away meanwhile.

    Texts are in the language of whoever ordered it. Database errors of the ending itself are raised.
    """
    employee = piece.job.created_by
    with translation.override(employee.language if employee else settings.LANGUAGE_CODE):
        try:
            _work_on(piece)
        except LeaseLost:
            log.info("job %s was taken away", piece.job.pk)


def _work_on(piece: Slice) -> None:
    kind = kinds.find(piece.job.kind)
    if kind is None:
        fail(piece.job, _("This version of the program does not know this kind of work."), at=piece.now)
        return
    try:
        _settle(piece, kind)
    except TimeIsUp:
        put_back(piece.job, due_at=piece.now)
    except Exception as error:
        log.exception("job %s (%s) failed", piece.job.pk, kind.key)
        note_failure(piece.job, kind, error, at=piece.now)


def _settle(piece: Slice, kind: JobKind) -> None:
    answer = kind.run_slice(piece)
    if isinstance(answer, More):
        put_back(piece.job, due_at=piece.now + answer.pause)
    elif not piece.is_finished:
        finish(piece.job, answer.result, at=piece.now)
