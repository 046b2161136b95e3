"""Whether somebody may be sent advertising, and why not.

38-FZ, art. 18 (1): advertising by telephone, e-mail and messengers only with the prior consent of whom it
reaches; the advertiser proves that it was given. 152-FZ, art. 15: at once ended when they ask for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Basis, CallRefusal, Consent, ContactPoint


class Refusal(Enum):
    """Why somebody is left out."""

    GONE = _("the contact point was removed")
    WRONG = _("the contact point is wrong")
    STALE = _("nobody answers there any more")
    NO_CONSENT = _("there is no consent")
    WITHDRAWN = _("the consent was withdrawn")
    DATA_WITHDRAWN = _("the consent to keep personal data was withdrawn")
    ASKED_NOT_TO_CALL = _("asked not to be called")


@dataclass(frozen=True)
class Verdict:
    """`refusal` is `None` where advertising may be sent."""

    point: ContactPoint
    refusal: Refusal | None

    @property
    def allowed(self) -> bool:
        return self.refusal is None


def may_advertise(point: ContactPoint, channel: Basis, *, at: datetime) -> Verdict:
    """See `verdicts`."""
    return verdicts([point], channel, at=at)[0]


def verdicts(points: Sequence[ContactPoint], channel: Basis, *, at: datetime) -> list[Verdict]:
    """For each contact point, whether advertising by that channel may go there at that moment.

    A fixed number of queries, however many points. A point of a person counts with the person's consents, of a customer
    with the customer's; service messages are not asked about here.
    """
    consents = _Consents(points)
    refused = _refused_calls(points, at) if channel is Basis.CALL else set()
    return [Verdict(point, _refusal(point, channel, at, consents, refused)) for point in points]


class _Consents:
    """The consents that concern some contact points, by whose they are."""

    def __init__(self, points: Sequence[ContactPoint]) -> None:
        people = {point.person_id for point in points if point.person_id}
        customers = {point.customer_id for point in points if point.customer_id}
        self._of_person = defaultdict[int, list[Consent]](list)
        self._of_customer = defaultdict[int, list[Consent]](list)
        for consent in Consent.objects.filter(Q(person__in=people) | Q(customer__in=customers)):
            self._of_person[consent.person_id or 0].append(consent)
            self._of_customer[consent.customer_id or 0].append(consent)

    def concerning(self, point: ContactPoint, basis: Basis) -> Iterable[Consent]:
        """Given for this point, or for all of its owner's."""
        own = {
            consent.pk: consent
            for owner, kept in ((point.person_id, self._of_person), (point.customer_id, self._of_customer))
            if owner
            for consent in kept[owner]
        }
        return [c for c in own.values() if c.basis == basis and c.contact_point_id in (None, point.pk)]


def _refusal(
    point: ContactPoint, channel: Basis, at: datetime, consents: _Consents, refused: set[int]
) -> Refusal | None:
    broken = _broken(point)
    if broken is not None:
        return broken
    if point.pk in refused:
        return Refusal.ASKED_NOT_TO_CALL
    data = list(consents.concerning(point, Basis.PERSONAL_DATA))
    if data and not any(_in_force(consent, at) for consent in data):
        return Refusal.DATA_WITHDRAWN
    given = [consent for consent in consents.concerning(point, channel) if consent.given_at <= at]
    if not given:
        return Refusal.NO_CONSENT
    return None if any(_in_force(consent, at) for consent in given) else Refusal.WITHDRAWN


def _broken(point: ContactPoint) -> Refusal | None:
    if point.removed_at is not None:
        return Refusal.GONE
    if not point.normal:
        return Refusal.WRONG
    return Refusal.STALE if point.stale_at is not None else None


def _in_force(consent: Consent, at: datetime) -> bool:
    return consent.given_at <= at and (consent.withdrawn_at is None or consent.withdrawn_at > at)


def _refused_calls(points: Sequence[ContactPoint], at: datetime) -> set[int]:
    """The numbers of the points at which nobody wants to be called: the person's, or their company's."""
    refusals = CallRefusal.objects.filter(asked_at__lte=at).filter(
        Q(withdrawn_at=None) | Q(withdrawn_at__gt=at)
    )
    people = {point.person_id for point in points if point.person_id}
    customers = {point.customer_id for point in points if point.customer_id}
    of_people = set(refusals.filter(person__in=people).values_list("person", flat=True))
    whole = refusals.filter(person=None)
    of_customers = set(whole.filter(customer__in=customers).values_list("customer", flat=True))
    of_people |= set(
        whole.filter(customer__contacts__person__in=people).values_list(
            "customer__contacts__person", flat=True
        )
    )
    return {p.pk for p in points if p.person_id in of_people or p.customer_id in of_customers}
