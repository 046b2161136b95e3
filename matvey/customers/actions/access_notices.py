"""The notices that go to and fro when somebody asks for a customer."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from matvey.customers.models import AccessRequest
from matvey.records.actions.comments import notify
from matvey.staff.deputies import deputy_of
from matvey.staff.models import Employee

ICON = "key-round"


def tell_who_is_asked(request: AccessRequest, *, at: datetime) -> None:
    """Whoever is asked and who stands in for them now; a request to nobody waits in My day."""
    if request.asked_id is None:
        return
    deputy = deputy_of(request.asked_id, at=at)
    ids = [request.asked_id, deputy] if deputy else [request.asked_id]
    line = _("%(who)s asks for your customer: %(customer)s")
    notify(
        Employee.objects.working().filter(pk__in=ids),
        line % {"who": request.asker, "customer": request.customer},
        at=at,
        url=reverse("access-answer", args=[request.pk]),
        icon=ICON,
        author=request.asker,
    )


def tell_the_asker(request: AccessRequest, *, at: datetime) -> None:
    """A customer that was refused is not named: they may not know more of it than they asked."""
    answerer, granted = request.answered_by, request.answer == AccessRequest.Answer.GRANTED
    line = _("%(who)s has handed a customer over to you: %(customer)s")
    if not granted:
        line = _("%(who)s has refused your request “%(reason)s”. %(note)s")
    values = {
        "who": answerer or "",
        "customer": request.customer,
        "reason": request.reason,
        "note": request.answer_note,
    }
    url = reverse("customer-card", args=[request.customer_id]) if granted else ""
    notify([request.asker], (line % values).strip(), at=at, url=url, icon=ICON, author=answerer)
