"""The fields in which customers to be merged may differ, and which of their values is the best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.core.regions import regions
from matvey.customers.models import NOT_ASKED, ContactPoint, Customer, Person
from matvey.records import custom_values
from matvey.records.models import CustomField

BOTH: Final = "both"
_NAME = ("surname", "given_name", "patronymic", "name_key")
_BORN = ("birth_day", "birth_month", "birth_year", "birth_key")


@dataclass(frozen=True)
class MergeField:
    """A field with a value per customer. `columns` are those of the customer, or of the person it is.

    `rank` says how good a value is, the higher the better; only customers that have one are asked.
    """

    key: str
    label: str | Promise
    shown: Callable[[Customer], str]
    columns: tuple[str, ...] = ()
    of_person: bool = False
    rank: Callable[[Customer], Any] = lambda customer: customer.changed_at
    joins: bool = False

    def taken(self, customer: Customer) -> dict[str, object]:
        """What this customer has in the columns."""
        row = customer.person if self.of_person else customer
        return {name: getattr(row, name) for name in self.columns}


def _place(customer: Customer) -> str:
    region = str(regions().get(customer.region, customer.region))
    return ", ".join(dict.fromkeys(part for part in (customer.city, region) if part))


def _birthday(person: Person | None) -> str:
    if person is None or not person.birth_key:
        return ""
    year = f".{person.birth_year}" if person.birth_year else ""
    return f"{person.birth_day:02d}.{person.birth_month:02d}{year}"


def _person(name: str) -> Callable[[Customer], str]:
    return lambda customer: str(getattr(customer.person, name) or "") if customer.person else ""


def _main_point(customer: Customer, medium: str, shown: str) -> ContactPoint | None:
    points = [point for point in customer.contact_points.all() if point.medium == medium]
    return next((point for point in points if not point.removed_at and point.shown.startswith(shown)), None)


def _reliability(medium: str, column: str) -> Callable[[Customer], Any]:
    """What answers is better than what is stale, what was confirmed lately better than what was not."""

    def rank(customer: Customer) -> Any:
        point = _main_point(customer, medium, getattr(customer, column))
        answers = point is not None and point.stale_at is None and bool(point.normal)
        return answers, (point and point.confirmed_on) or date.min

    return rank


FIELDS = (
    MergeField(
        "name",
        pgettext_lazy("customers", "Name"),
        str,
        ("name", "name_key", "namesake_key"),
        rank=lambda c: (not c.is_person, len(c.name)),
    ),
    MergeField("place", _("City"), _place, ("region", "city"), rank=lambda c: (bool(c.city), c.changed_at)),
    MergeField("site", _("Web site"), lambda c: c.site, ("site",)),
    MergeField(
        "responsible",
        _("Responsible"),
        lambda c: str(c.responsible or ""),
        ("responsible_id", "department_id", "branch_id"),
        rank=lambda c: c.responsible is not None and c.responsible.dismissed_at is None,
    ),
    MergeField(
        "source",
        _("Source"),
        lambda c: str(c.source or ""),
        ("source_id",),
        rank=lambda c: (c.source is not None and c.source.key != NOT_ASKED, -c.created_at.timestamp()),
    ),
    MergeField(
        "main_phone", _("Main phone"), lambda c: c.main_phone, rank=_reliability("phone", "main_phone")
    ),
    MergeField(
        "main_email", _("Main e-mail"), lambda c: c.main_email, rank=_reliability("email", "main_email")
    ),
    MergeField(
        "about",
        pgettext_lazy("customer", "About"),
        lambda c: c.about,
        ("about",),
        rank=lambda c: len(c.about),
        joins=True,
    ),
    MergeField(
        "birthday",
        _("Birthday"),
        lambda c: _birthday(c.person),
        _BORN,
        of_person=True,
        rank=lambda c: (bool(c.person and c.person.birth_year), c.changed_at),
    ),
    MergeField(
        "sex",
        _("Sex"),
        lambda c: str(c.person.get_sex_display()) if c.person else "",
        ("sex",),
        of_person=True,
    ),
    MergeField(
        "note",
        _("What to remember"),
        _person("note"),
        ("note",),
        of_person=True,
        rank=lambda c: len(_person("note")(c)),
        joins=True,
    ),
    MergeField("deceased_on", _("Died"), _person("deceased_on"), ("deceased_on",), of_person=True),
)
PERSON_NAME = MergeField("name", "", str, _NAME, of_person=True)


def with_values(rows: QuerySet[Customer]) -> QuerySet[Customer]:
    """The customers with all that the fields look at, in a fixed number of queries."""
    related = ("responsible", "source", "person", "merged_into")
    return rows.select_related(*related).prefetch_related("contact_points")


def fields_for(customers: Sequence[Customer]) -> list[MergeField]:
    """Those of all customers, then the company's own; the own values are read here, in two queries.

    What is known of a person stays with the person where it becomes a contact of a company.
    """
    own = list(CustomField.objects.of_kind("customer"))
    custom_values.attach(own, customers)
    are_people = all(customer.is_person for customer in customers)
    common = [field for field in FIELDS if are_people or not field.of_person]
    return [*common, *(_own(field) for field in own)]


def _own(field: CustomField) -> MergeField:
    def shown(customer: Any) -> str:
        return custom_values.as_text(customer.custom_values.get(field.pk))

    return MergeField(field.key, field.label, shown)


def best(field: MergeField, customers: Iterable[Customer], survivor: Customer) -> Customer | None:
    """Whose value is the best, the survivor's where others are as good; None where nobody has one."""
    having = [customer for customer in customers if field.shown(customer)]
    return max(having, key=lambda one: (field.rank(one), one.pk == survivor.pk, -one.pk), default=None)


def best_survivor(customers: Sequence[Customer]) -> Customer:
    """A company before a person, then whose card says most, then who is known longest."""
    return max(customers, key=_weight)


def _weight(customer: Customer) -> tuple[Any, ...]:
    said = sum(bool(field.shown(customer)) for field in FIELDS) + len(customer.contact_points.all())
    return not customer.is_person, said, -customer.created_at.timestamp(), -customer.pk


def joined(field: MergeField, customers: Iterable[Customer]) -> str:
    """The texts of all, each once."""
    return "\n".join(dict.fromkeys(text for one in customers if (text := field.shown(one).strip())))
