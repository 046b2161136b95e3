"""Finds the customers that rows may mean: the same phone, e-mail or INN, and a name that agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer
from matvey.exchange.imports.names_agree import names_agree
from matvey.exchange.spreadsheets.candidates.candidate import Candidate


@dataclass(frozen=True)
class Match:
    """A customer who is there already, and what the row has in common with them."""

    customer: Customer
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Marks:
    """What tells a customer from others, normalised: phones and e-mails, and INNs."""

    points: frozenset[str] = frozenset()
    inns: frozenset[str] = frozenset()

    @classmethod
    def of(cls, candidate: Candidate) -> Marks:
        own = [*candidate.points, *(point for contact in candidate.contacts for point in contact.points)]
        points = frozenset(p.value for p in own if p.value and p.kind.value in ("phone", "email"))
        inn = candidate.requisites.inn
        return cls(points, frozenset({inn.value}) if inn and inn.value else frozenset())

    def __bool__(self) -> bool:
        return bool(self.points or self.inns)

    @property
    def keys(self) -> frozenset[str]:
        return self.points | self.inns


@dataclass
class Known:
    """Who in the base has which mark, for the rows of one batch; a few queries for all of them."""

    customers: dict[int, Customer] = field(default_factory=dict)
    by_mark: dict[str, set[int]] = field(default_factory=dict)

    @classmethod
    def among(cls, marks: Iterable[Marks]) -> Known:
        known = cls()
        marks = list(marks)
        known._look_for_points({value for one in marks for value in one.points})
        known._look_for_inns({value for one in marks for value in one.inns})
        found = {pk for ids in known.by_mark.values() for pk in ids}
        rows = Customer.objects.kept().filter(pk__in=found).select_related("person", "responsible")
        known.customers = {row.pk: row for row in rows}
        return known

    def match(self, candidate: Candidate, marks: Marks) -> Match | None:
        """The customer with most in common whose name agrees; the oldest of equals."""
        shared: dict[int, list[str]] = {}
        for value in sorted(marks.keys):
            for pk in self.by_mark.get(value, ()):
                shared.setdefault(pk, []).append(_reason(value, marks))
        agreeing = [
            (-len(reasons), pk)
            for pk, reasons in shared.items()
            if pk in self.customers and names_agree(candidate, self.customers[pk])
        ]
        if not agreeing:
            return None
        pk = min(agreeing)[1]
        return Match(self.customers[pk], tuple(dict.fromkeys(shared[pk])))

    def _look_for_points(self, values: set[str]) -> None:
        if not values:
            return
        points = ContactPoint.objects.kept().filter(normal__in=values)
        by_person: dict[int, list[str]] = {}
        for normal, customer, person in points.values_list("normal", "customer", "person"):
            if customer:
                self._note(normal, customer)
            elif person:
                by_person.setdefault(person, []).append(normal)
        self._through_people(by_person)

    def _through_people(self, by_person: Mapping[int, Sequence[str]]) -> None:
        if not by_person:
            return
        contacts = Contact.objects.filter(person__in=by_person, until_on=None)
        for customer, person in contacts.values_list("customer", "person"):
            for normal in by_person[person]:
                self._note(normal, customer)

    def _look_for_inns(self, values: set[str]) -> None:
        if not values:
            return
        parties = Counterparty.objects.kept().filter(inn__in=values)
        for inn, customer in parties.values_list("inn", "customer"):
            self._note(inn, customer)

    def _note(self, value: str, customer: int) -> None:
        self.by_mark.setdefault(value, set()).add(customer)


def _reason(value: str, marks: Marks) -> str:
    if value in marks.inns:
        return _("same INN")
    return _("same e-mail") if "@" in value else _("same phone")
