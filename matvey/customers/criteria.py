"""The criteria of segments that the customer base itself brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from django.db.models import Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from matvey.core.birthdays import days_of
from matvey.core.moments import full_day, until
from matvey.core.periods import Period
from matvey.core.regions import regions
from matvey.customers.around import has_birthday, has_consent, has_point
from matvey.customers.completeness import CompletenessRules, completeness
from matvey.customers.completeness_asked import complete_below
from matvey.customers.criterion import ChoiceCriterion, NumberCriterion, YesNoCriterion, add
from matvey.customers.models import NEVER, ROLES, Basis, Contact, ContactPoint, Customer, Form, Person, Source
from matvey.customers.statuses import Status, condition, status_of
from matvey.records.filters import Asking, Option
from matvey.records.models import Tag, Tagging
from matvey.staff.models import Branch, Employee


def _ids(values: Sequence[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdigit()]


def _named(value: object) -> str:
    return str(value) if value else _("not known")


def _days(number: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}


def _roles(values: Sequence[str], asking: Asking) -> Q:
    found = Q(pk__in=[])
    for role in values:
        found |= Q(**{f"is_{role}": True})
    return found


def _role_names(customer: Customer, asking: Asking) -> str:
    return ", ".join(str(Customer._meta.get_field(f"is_{role}").verbose_name) for role in customer.roles)  # type: ignore[union-attr]


def _status(customer: Customer, asking: Asking) -> str:
    found = status_of(customer, timezone.localdate(asking.at))
    return str(found.label) if found else _("none")


def _tagged(values: Sequence[str], asking: Asking) -> Q:
    return Q(pk__in=Tagging.objects.filter(kind="customer", tag__in=_ids(values)).values("object_id"))


def _tags(customer: Customer, asking: Asking) -> str:
    names = Tagging.objects.filter(kind="customer", object_id=customer.pk).values_list("tag__name", flat=True)
    return ", ".join(names.order_by("tag__key"))


def _not_contacted(days: int, asking: Asking) -> Q:
    return Q(last_contact_at__lt=asking.at - timedelta(days=days))


def _last_contact(customer: Customer, asking: Asking) -> str:
    return _("never") if customer.last_contact_at == NEVER else until(customer.last_contact_at, asking.at)


def _birthdays(days: int, asking: Asking) -> Q:
    today = timezone.localdate(asking.at)
    period = Period(today, today + timedelta(days=min(days, 365) + 1))
    return has_birthday(frozenset(month * 100 + day for month, day in days_of(period)))


def _birthday(customer: Customer, asking: Asking) -> str:
    people = Person.objects.filter(birth_key__isnull=False).filter(_of(customer))
    return ", ".join(f"{who}, {who.birth_day:02d}.{who.birth_month:02d}" for who in people.order_by("birth_key")[:3])


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
        lambda asking: [Option(role, str(Customer._meta.get_field(f"is_{role}").verbose_name)) for role in ROLES],  # type: ignore[union-attr]
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
        _days,
    ),
    NumberCriterion(
        "added_within",
        gettext_lazy("Added within the last"),
        lambda customer, asking: full_day(customer.created_at),
        lambda days, asking: Q(created_at__gte=asking.at - timedelta(days=days)),
        _days,
    ),
    NumberCriterion(
        "no_purchase",
        gettext_lazy("No purchase for"),
        lambda customer, asking: full_day(customer.last_purchase_on) if customer.last_purchase_on else _("never"),
        lambda days, asking: Q(last_purchase_on__lt=timezone.localdate(asking.at) - timedelta(days=days)),
        _days,
    ),
    NumberCriterion("birthday", gettext_lazy("Birthday within the next"), _birthday, _birthdays, _days),
    NumberCriterion(
        "completeness",
        gettext_lazy("The card is complete to less than"),
        _incomplete,
        lambda percent, asking: complete_below(percent, on=timezone.localdate(asking.at)),
        lambda number: f"{number} %",
    ),
    YesNoCriterion("phone", gettext_lazy("Has a phone"), partial(_points, "phone"), lambda asking: has_point(ContactPoint.objects.usable(), "phone")),
    YesNoCriterion("email", gettext_lazy("Has an e-mail"), partial(_points, "email"), lambda asking: has_point(ContactPoint.objects.usable(), "email")),
    *(
        YesNoCriterion(
            f"consent_{basis.value}",
            format_lazy("{}: {}", gettext_lazy("Consent"), basis.label),
            partial(_consent, basis),
            lambda asking, basis=basis: has_consent(basis, asking.at),
        )
        for basis in Basis
    ),
    YesNoCriterion(
        "group",
        gettext_lazy("In a group of companies"),
        lambda customer, asking: _("yes") if customer.group_id else _("no"),
        lambda asking: Q(group__isnull=False),
    ),
)
