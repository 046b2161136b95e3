"""What the administration has done in the background."""

from __future__ import annotations

from django.core.mail import send_mail
from django.utils.translation import gettext_lazy as _

from matvey.administration.letters import KIND
from matvey.journal.jobs import Finished, JobKind, Lane, Slice, SliceResult, register
from matvey.journal.models import Job


def send_letter(work: Slice) -> SliceResult:
    """Sent once and, when a kill comes right after sending, once more.

    What it said is forgotten then: it may hold a link that opens somebody's account.
    """
    letter = work.params
    send_mail(letter["subject"], letter["body"], None, [letter["to"]])
    with work.batch() as batch:
        Job.objects.filter(pk=work.job.pk).update(params={"to": letter["to"]})
        batch.finish()
    return Finished()


register(JobKind(KIND, _("Letter to a colleague"), send_letter, lane=Lane.QUICK))
