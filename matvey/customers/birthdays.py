"""Whose birthday it is: customers, contact persons and their relatives, today, this week, this month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from matvey.core.birthdays import days_of, occurrence
from matvey.core.periods import Period, add_months
from matvey.customers.models import Contact, Customer, Person, Relative
from matvey.customers.models.birthdays import Born
from matvey.staff.access import Access
from matvey.staff.models import Branch

type Span = Literal["today", "week", "month"]
SPANS: tuple[Span, ...] = ("today", "week", "month")
MOST = 200
FEW = 500


@dataclass(frozen=True)
class Birthday:
    """A birthday kept `on` that day. `relation` is empty for the person themselves, else whose relative it is.

    `customers` are those one knows the person by; `turns` is the new age where the year is known.
    """

    on: date
    name: str
    turns: int | None
    customers: tuple[Customer, ...]
    person: Person
    relation: str = ""

    @property
    def own_card(self) -> Customer | None:
        """The customer who is that person."""
        return next((one for one in self.customers if one.person_id == self.person.pk), None)


def period_of(span: Span, on: date) -> Period:
    """Today, the seven days from today, or the month from today."""
    ends = {"today": on + timedelta(days=1), "week": on + timedelta(days=7), "month": add_months(on, 1)}
    return Period(on, ends[span])


def birthdays(
    access: Access, span: Span, *, on: date, branch: Branch | None = None, most: int = MOST
) -> list[Birthday]:
    """The birthdays of that time around the customers this employee may see, soonest first, at most so many.

    A fixed number of queries over an index of days. The dead and those in the bin are left out.
    """
    period = period_of(span, on)
    customers = Customer.objects.visible_to(access).kept()
    if branch is not None:
        customers = customers.filter(branch=branch)
    people, relatives = list[Person](), list[Relative]()
    around = _Around(customers, _few_around(customers))
    for keys in _keys_by_year(period):
        people += _people(keys, around)[: most - len(people)]
        relatives += _relatives(keys, around)[: most - len(relatives)]
    known = _known_by(customers, {*(p.pk for p in people), *(r.of_id for r in relatives)})
    found = [_of_person(person, period, known) for person in people]
    found += [_of_relative(relative, period, known) for relative in relatives]
    return sorted(found, key=lambda one: (one.on, one.person.name_key, one.name))[:most]


def _keys_by_year(period: Period) -> list[list[int]]:
    """The days as month * 100 + day, in the order in which they come: those of the next year apart."""
    last = period.last_day
    if period.start.year == last.year:
        return [_keys(period)]
    new_year = date(last.year, 1, 1)
    return [_keys(Period(period.start, new_year)), _keys(Period(new_year, period.end))]


def _keys(period: Period) -> list[int]:
    return sorted({month * 100 + day for month, day in days_of(period)})


@dataclass(frozen=True)
class _Around:
    """The people of the customers one may see; by name where they are `few`, else each person born is asked about."""

    customers: QuerySet[Customer]
    few: frozenset[int] | None

    def are(self, person: str) -> Q:
        if self.few is not None:
            return Q(**{f"{person}__in": self.few})
        # From the customers' side, so that one contact is looked up and not everybody who may be seen.
        as_contact = self.customers.filter(contacts__person=OuterRef(person), contacts__until_on=None)
        return Q(Exists(self.customers.filter(person=OuterRef(person)))) | Q(Exists(as_contact))


def _few_around(customers: QuerySet[Customer]) -> frozenset[int] | None:
    """Whoever sees a few customers of a million would else have tens of thousands asked about for a few days."""
    known = dict(customers.order_by().values_list("pk", "person")[: FEW + 1])
    if len(known) > FEW:
        return None
    contacts = Contact.objects.filter(customer__in=known, until_on=None).order_by()
    return frozenset(pk for pk in (*known.values(), *contacts.values_list("person", flat=True)) if pk)


def _people(keys: list[int], around: _Around) -> QuerySet[Person]:
    born = Person.objects.with_birthday(frozenset(keys))
    return born.filter(around.are("pk")).order_by("birth_key", "name_key", "pk")


def _relatives(keys: list[int], around: _Around) -> QuerySet[Relative]:
    alive = (
        Relative.objects.kept()
        .filter(of__deceased_on=None)
        .filter(Q(person=None) | Q(person__deceased_on=None))
    )
    born = Q(birth_key__in=keys) | Q(birth_key=None, person__birth_key__in=keys)
    day = Coalesce("birth_key", "person__birth_key")
    rows = alive.filter(born).filter(around.are("of")).select_related("of", "person")
    return rows.order_by(day, "of__name_key", "pk")


def _known_by(customers: QuerySet[Customer], people: Iterable[int]) -> dict[int, list[Customer]]:
    known = defaultdict[int, list[Customer]](list)
    wanted = list(people)
    for customer in customers.filter(person__in=wanted):
        known[customer.person_id or 0].append(customer)
    at = list(Contact.objects.filter(person__in=wanted, until_on=None).values_list("person", "customer"))
    seen = customers.in_bulk({pk for _person, pk in at})
    for person, pk in at:
        if pk in seen:
            known[person].append(seen[pk])
    return known


def _of_person(person: Person, period: Period, known: dict[int, list[Customer]]) -> Birthday:
    on = _day(person, period)
    return Birthday(on, str(person), _turns(person, on), tuple(known[person.pk]), person)


def _of_relative(relative: Relative, period: Period, known: dict[int, list[Customer]]) -> Birthday:
    born = relative if relative.birth_key else relative.person or relative
    on = _day(born, period)
    relation = str(relative.get_relation_display())
    return Birthday(on, relative.name, _turns(born, on), tuple(known[relative.of_id]), relative.of, relation)


def _day(born: Born, period: Period) -> date:
    """The day within the period on which the birthday is kept."""
    day = (born.birth_month or 1, born.birth_day or 1)
    years = range(period.start.year, period.last_day.year + 1)
    return next(kept for year in years if (kept := occurrence(day, year)) in period)


def _turns(born: Born, on: date) -> int | None:
    return on.year - born.birth_year if born.birth_year else None
