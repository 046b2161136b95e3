"""What the administration has done in the background."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.core.mail import send_mail
from django.utils.translation import gettext_lazy as _

from matvey.administration.letters import KIND
from matvey.journal.jobs import Finished, GiveUp, JobKind, Lane, Slice, SliceResult, declare, every, register
from matvey.journal.models import Job

UNSENT_KEPT: Final = timedelta(days=1)
FORGET: Final = "letter.forget"


def send_letter(work: Slice) -> SliceResult:
    """Sent once and, when a kill comes right after sending, once more.

    What it said is forgotten then: it may hold a link that opens somebody's account.
    """
    letter = work.params
    if "body" not in letter:
        raise GiveUp(_("The text of this letter is not kept any more: order a new one."))
    send_mail(letter["subject"], letter["body"], None, [letter["to"]])
    with work.batch() as batch:
        Job.objects.filter(pk=work.job.pk).update(params={"to": letter["to"]})
        batch.finish()
    return Finished()


def forget_letters(work: Slice) -> SliceResult:
    """Of letters that could not be sent the text goes as well, after a day in which to try again."""
    ended = Job.objects.filter(kind=KIND, params__has_key="body", finished_at__lt=work.now - UNSENT_KEPT)
    with work.batch() as batch:
        for job in ended:
            Job.objects.filter(pk=job.pk).update(params={"to": job.params["to"]})
        batch.advance(len(ended))
        return batch.finish()


register(JobKind(KIND, _("Letter to a colleague"), send_letter, lane=Lane.QUICK))
register(JobKind(FORGET, _("Deleting the text of letters that were not sent"), forget_letters))
declare(FORGET, FORGET, every(60))
