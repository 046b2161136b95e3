"""What an administrator does with the example: have it brought in, have it taken away again."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.models import Company
from matvey.config.demo.example import own_customers
from matvey.customers.models import Customer
from matvey.journal.jobs import enqueue, retry_job
from matvey.journal.models import Job
from matvey.staff.access import Actor
from matvey.staff.rights import ADMINISTER

LOADING: Final = "demo.loading"
REMOVAL: Final = "demo.removal"


@transaction.atomic
def order_example(*, by: Actor, at: datetime) -> Job:
    """Have the example brought in, once: a second order is the first one, which goes on where it stopped.

    Needs the right to administer. Raises `ValidationError` where the base holds customers already.
    """
    by.access.demand(ADMINISTER)
    Company.objects.locked()
    begun = Job.objects.filter(unique_key=LOADING).first()
    if own_customers().exists() or (Customer.objects.exists() and not _goes_on(begun)):
        raise ValidationError(_("The example is for a base without customers, and there are some."))
    if begun and begun.state in (Job.State.FAILED, Job.State.CANCELLED):
        return retry_job(begun.pk, by=by, at=at)
    return enqueue(LOADING, {"at": at.isoformat()}, by=by, at=at, unique_key=LOADING)


@transaction.atomic
def order_removal(*, by: Actor, at: datetime) -> Job:
    """Have every customer of the example moved to the bin; needs the right to administer."""
    by.access.demand(ADMINISTER)
    Company.objects.locked()
    begun = Job.objects.unfinished().filter(kind=REMOVAL).first()
    return begun or enqueue(REMOVAL, {}, by=by, at=at)


def _goes_on(begun: Job | None) -> bool:
    return begun is not None and begun.state != Job.State.DONE
