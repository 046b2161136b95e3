"""Criteria over the customer's own row: status, place, role, dates, tags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.core.moments import full_day, until
from matvey.core.regions import regions
from matvey.customers.criteria.words import DAYS, days
from matvey.customers.criterion import ChoiceCriterion, NumberCriterion, YesNoCriterion, add
from matvey.customers.models import NEVER, ROLES, Customer, Form, Source
from matvey.customers.statuses import Status, condition, status_of
from matvey.records.filters import Asking, Option
from matvey.records.models import Tag, Tagging
from matvey.staff.models import Branch, Employee

ROLE_NAMES = {
    "customer": gettext_lazy("customer"),
    "supplier": gettext_lazy("supplier"),
    "partner": gettext_lazy("partner"),
    "competitor": gettext_lazy("competitor"),
}


def _ids(values: Sequence[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdigit()]


def _named(value: object) -> str:
    return str(value) if value else _("not known")


def _role_names(customer: Customer, asking: Asking) -> str:
    return ", ".join(str(ROLE_NAMES[role]) for role in customer.roles)


def _roles(values: Sequence[str], asking: Asking) -> Q:
    found = Q(pk__in=[])
    for role in values:
        found |= Q(**{f"is_{role}": True})
    return found


def _status(customer: Customer, asking: Asking) -> str:
    found = status_of(customer, timezone.localdate(asking.at))
    return str(found.label) if found else _("none")


def _tagged(values: Sequence[str], asking: Asking) -> Q:
    return Q(pk__in=Tagging.objects.filter(kind="customer", tag__in=_ids(values)).values("object_id"))


def _tags(customer: Customer, asking: Asking) -> str:
    names = Tagging.objects.filter(kind="customer", object_id=customer.pk).values_list("tag__name", flat=True)
    return ", ".join(names.order_by("tag__key"))


def _not_contacted(number: int, asking: Asking) -> Q:
    return Q(last_contact_at__lt=asking.at - timedelta(days=number))


def _last_contact(customer: Customer, asking: Asking) -> str:
    return _("never") if customer.last_contact_at == NEVER else until(customer.last_contact_at, asking.at)


def _rows(model: type[Source] | type[Branch]) -> list[Option]:
    rows = model.objects.filter(**{_CLOSED[model]: None})
    return [Option(str(row.pk), str(row)) for row in rows]


_CLOSED: dict[type[object], str] = {Source: "archived_at", Branch: "closed_at"}

add(
    ChoiceCriterion(
        "status",
        gettext_lazy("Status"),
        _status,
        lambda asking: [Option(status.value, str(status.label)) for status in Status],
        lambda values, asking: condition(values, on=timezone.localdate(asking.at)),
    ),
    ChoiceCriterion(
        "responsible",
        gettext_lazy("Responsible"),
        lambda customer, asking: _named(customer.responsible),
        lambda asking: [Option(str(who.pk), str(who)) for who in Employee.objects.working()],
        lambda values, asking: Q(responsible__in=_ids(values)),
    ),
    ChoiceCriterion(
        "branch",
        gettext_lazy("Branch"),
        lambda customer, asking: _named(customer.branch),
        lambda asking: _rows(Branch),
        lambda values, asking: Q(branch__in=_ids(values)),
    ),
    ChoiceCriterion(
        "region",
        gettext_lazy("Region"),
        lambda customer, asking: _named(regions().get(customer.region)),
        lambda asking: [Option(code, str(region)) for code, region in regions().items()],
        lambda values, asking: Q(region__in=values),
    ),
    ChoiceCriterion(
        "tag",
        gettext_lazy("Tag"),
        _tags,
        lambda asking: [Option(str(tag.pk), tag.name) for tag in Tag.objects.filter(archived_at=None)],
        _tagged,
    ),
    ChoiceCriterion(
        "source",
        gettext_lazy("Source"),
        lambda customer, asking: _named(customer.source),
        lambda asking: _rows(Source),
        lambda values, asking: Q(source__in=_ids(values)),
    ),
    ChoiceCriterion(
        "role",
        gettext_lazy("Role"),
        _role_names,
        lambda asking: [Option(role, str(ROLE_NAMES[role])) for role in ROLES],
        _roles,
    ),
    ChoiceCriterion(
        "form",
        gettext_lazy("Company or person"),
        lambda customer, asking: str(customer.get_form_display()),
        lambda asking: [Option(form.value, str(form.label)) for form in Form],
        lambda values, asking: Q(form__in=values),
    ),
    NumberCriterion(
        "no_contact",
        gettext_lazy("No contact for"),
        _last_contact,
        _not_contacted,
        days,
        fact=gettext_lazy("Last contact"),
        unit=DAYS,
    ),
    NumberCriterion(
        "added_within",
        gettext_lazy("Added within the last"),
        lambda customer, asking: full_day(customer.created_at),
        lambda number, asking: Q(created_at__gte=asking.at - timedelta(days=number)),
        days,
        fact=gettext_lazy("Added"),
        unit=DAYS,
    ),
    NumberCriterion(
        "no_purchase",
        gettext_lazy("No purchase for"),
        lambda customer, asking: (
            full_day(customer.last_purchase_on) if customer.last_purchase_on else _("never")
        ),
        lambda number, asking: Q(last_purchase_on__lt=timezone.localdate(asking.at) - timedelta(days=number)),
        days,
        fact=gettext_lazy("Last purchase"),
        unit=DAYS,
    ),
    YesNoCriterion(
        "group",
        gettext_lazy("In a group of companies"),
        lambda customer, asking: _("yes") if customer.group_id else _("no"),
        lambda asking: Q(group__isnull=False),
    ),
)
