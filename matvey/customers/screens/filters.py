"""The filters of the list of customers."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matvey.core.regions import regions
from matvey.customers.models import Source
from matvey.customers.statuses import Status, condition
from matvey.records.filters import Asking, ChoiceFilter, DateFilter, Filter, Option
from matvey.records.tags import tag_filter
from matvey.staff.models import Branch, Employee

NOBODY = "nobody"


def _ids(values: Sequence[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdigit()]


def _people(asking: Asking) -> list[Option]:
    people = [Option(str(who.pk), str(who)) for who in Employee.objects.working()]
    return [*people, Option(NOBODY, str(_("nobody")))]


def _responsible(values: Sequence[str], asking: Asking) -> Q:
    found = Q(responsible__in=_ids(values))
    return found | Q(responsible=None) if NOBODY in values else found


def _roles(values: Sequence[str], asking: Asking) -> Q:
    found = Q()
    for role in values:
        found |= Q(**{f"is_{role}": True})
    return found


ROLES = [
    Option("customer", _("Customer")),  # type: ignore[arg-type]
    Option("supplier", _("Supplier")),  # type: ignore[arg-type]
    Option("partner", _("Partner")),  # type: ignore[arg-type]
    Option("competitor", _("Competitor")),  # type: ignore[arg-type]
]

FILTERS: list[Filter] = [
    ChoiceFilter("responsible", _("Responsible"), "user-round", choose=_people, where=_responsible),
    ChoiceFilter(
        "status",
        _("Status"),
        "activity",
        choose=lambda asking: [Option(status.value, str(status.label)) for status in Status],
        where=lambda values, asking: condition(values, on=timezone.localdate(asking.at)),
    ),
    ChoiceFilter("role", _("Role"), "users", choose=lambda asking: ROLES, where=_roles),
    ChoiceFilter(
        "branch",
        _("Branch"),
        "store",
        choose=lambda asking: [Option(str(b.pk), b.name) for b in Branch.objects.open()],
        where=lambda values, asking: Q(branch__in=_ids(values)),
    ),
    ChoiceFilter(
        "region",
        _("Region"),
        "map-pin",
        choose=lambda asking: [Option(code, str(region)) for code, region in regions().items()],
        where=lambda values, asking: Q(region__in=values),
    ),
    ChoiceFilter(
        "source",
        _("Source"),
        "waypoints",
        choose=lambda asking: [Option(str(s.pk), str(s)) for s in Source.objects.filter(archived_at=None)],
        where=lambda values, asking: Q(source__in=_ids(values)),
    ),
    tag_filter("customer"),
    ChoiceFilter(
        "form",
        _("Company or person"),
        "building-2",
        choose=lambda asking: [Option("company", str(_("company"))), Option("person", str(_("person")))],
        where=lambda values, asking: Q(form__in=values),
    ),
    DateFilter("contacted", _("Last contact"), "phone", field="last_contact_at", moments=True),
    DateFilter("purchase", _("Last purchase"), "shopping-bag", field="last_purchase_on"),
    DateFilter("created", _("Added"), "calendar-plus", field="created_at", moments=True),
]
