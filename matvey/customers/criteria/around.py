"""Criteria over what stands around the customer: birthdays, contact points, consents, what the card lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db.models import Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.core.birthdays import days_of
from matvey.core.periods import Period
from matvey.customers.around import has_birthday, has_consent, has_point
from matvey.customers.completeness import CompletenessRules, completeness
from matvey.customers.completeness_asked import complete_below
from matvey.customers.criteria.words import DAYS, days
from matvey.customers.criterion import NumberCriterion, YesNoCriterion, add
from matvey.customers.models import Basis, Contact, ContactPoint, Customer, Person
from matvey.records.filters import Asking


def _birthdays(number: int, asking: Asking) -> Q:
    today = timezone.localdate(asking.at)
    period = Period(today, today + timedelta(days=min(number, 365) + 1))
    return has_birthday(frozenset(month * 100 + day for month, day in days_of(period)))


def _birthday(customer: Customer, asking: Asking) -> str:
    people = Person.objects.filter(birth_key__isnull=False).filter(_of(customer))
    return ", ".join(
        f"{who}, {who.birth_day:02d}.{who.birth_month:02d}" for who in people.order_by("birth_key")[:3]
    )


def _incomplete(customer: Customer, asking: Asking) -> str:
    found = completeness(customer, CompletenessRules.in_force(), on=timezone.localdate(asking.at))
    missing = ", ".join(str(trait.label) for trait in found.missing)
    return _("%(percent)d %%, without: %(missing)s") % {"percent": found.percent, "missing": missing}


def _points(medium: str, customer: Customer, asking: Asking) -> str:
    points = ContactPoint.objects.usable().filter(medium=medium)
    people = Person.objects.filter(_of(customer)).values("pk")
    found = points.filter(Q(customer=customer) | Q(person__in=people)).distinct()
    return ", ".join(point.shown for point in found[:3]) or _("none")


def _consent(basis: Basis, customer: Customer, asking: Asking) -> str:
    given = Customer.objects.filter(has_consent(basis, asking.at), pk=customer.pk).exists()
    return _("given") if given else _("none")


def _of(customer: Customer) -> Q:
    """The person they are, and their contact persons."""
    at = Contact.objects.filter(customer=customer, until_on=None).values("person")
    return Q(pk=customer.person_id) | Q(pk__in=at)


def _consented(basis: Basis) -> Callable[[Asking], Q]:
    return lambda asking: has_consent(basis, asking.at)


add(
    NumberCriterion(
        "birthday",
        gettext_lazy("Birthday within the next"),
        _birthday,
        _birthdays,
        days,
        fact=gettext_lazy("Birthday"),
        unit=DAYS,
    ),
    NumberCriterion(
        "completeness",
        gettext_lazy("The card is complete to less than"),
        _incomplete,
        lambda percent, asking: complete_below(percent, on=timezone.localdate(asking.at)),
        lambda number: f"{number} %",
        fact=gettext_lazy("Card filled in"),
        unit="%",
    ),
    YesNoCriterion(
        "phone",
        gettext_lazy("Has a phone"),
        partial(_points, "phone"),
        lambda asking: has_point(ContactPoint.objects.usable(), "phone"),
    ),
    YesNoCriterion(
        "email",
        gettext_lazy("Has an e-mail"),
        partial(_points, "email"),
        lambda asking: has_point(ContactPoint.objects.usable(), "email"),
    ),
    *(
        YesNoCriterion(
            f"consent_{basis.value}",
            format_lazy("{}: {}", gettext_lazy("Consent"), basis.label),
            partial(_consent, basis),
            _consented(basis),
        )
        for basis in Basis
    ),
)
