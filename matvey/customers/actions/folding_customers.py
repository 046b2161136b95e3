"""One customer folded into another: its rows, its people, and the best of both in the survivor's fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.customers.actions.contact_points import refresh_main_values
from matvey.customers.actions.drafts import name_key
from matvey.customers.actions.folding_twins import Twins
from matvey.customers.actions.merge_values import OWN_DATES, Values
from matvey.customers.actions.purchases import file_purchases
from matvey.customers.actions.refiling import Refiling, move_back
from matvey.customers.actions.search_filing import file_in_search
from matvey.customers.duplicates.keys import namesake_key
from matvey.customers.merge_fields import BOTH, PERSON_NAME, MergeField, best, joined
from matvey.customers.models import (
    ROLES,
    Contact,
    ContactPoint,
    Customer,
    EarlierPurchases,
    Merge,
    MergeMove,
    Person,
    Relative,
)
from matvey.customers.new import Purchases
from matvey.customers.purchase_facts import joined as both_purchases
from matvey.customers.references import Reference
from matvey.customers.status_terms import TERM_FIELDS, TermsOfBranches, file_terms
from matvey.journal.models import Event
from matvey.records import custom_values
from matvey.records.models import CustomField, CustomValue

NOTHING: Final[Mapping[str, Collection[int]]] = MappingProxyType({})
_MAIN = {"main_phone": ContactPoint.Medium.PHONE, "main_email": ContactPoint.Medium.EMAIL}


@dataclass(frozen=True)
class Chosen:
    """For one field: whose value is taken, or that all texts are."""

    field: MergeField
    customer: Customer | None
    is_both: bool = False


def choose(
    fields: Sequence[MergeField],
    customers: Sequence[Customer],
    survivor: Customer,
    choices: Mapping[str, object],
) -> list[Chosen]:
    """What was chosen, else what is best. Raises `ValidationError` for what is no choice."""
    known, by_pk = {field.key: field for field in fields}, {str(one.pk): one for one in customers}
    for key, choice in choices.items():
        is_text = key in known and known[key].joins and choice == BOTH
        if key not in known or not (is_text or str(choice) in by_pk):
            raise ValidationError(_("There is no such choice: %(choice)s.") % {"choice": f"{key} = {choice}"})
    return [_chosen(field, customers, survivor, choices.get(field.key), by_pk) for field in fields]


def _chosen(
    field: MergeField,
    customers: Sequence[Customer],
    survivor: Customer,
    choice: object,
    by_pk: Mapping[str, Customer],
) -> Chosen:
    if choice is None:
        return Chosen(field, best(field, customers, survivor), is_both=field.joins)
    return Chosen(field, by_pk.get(str(choice)), is_both=choice == BOTH)


class Folding:
    """Folds customers into the survivor of a merge."""

    def __init__(self, merge: Merge, survivor: Customer, values: Values) -> None:
        self.merge, self.survivor, self.values = merge, survivor, values

    def fold(self, part: Customer, staying: Mapping[str, Collection[int]] = NOTHING) -> None:
        """All that is the part's becomes the survivor's, but for what the survivor has already."""
        twins = Twins(self.survivor, part, self.values)
        refiling = Refiling(self.merge, {**twins.staying, **staying})
        twins.fold(refiling)
        for person, known in twins.people:
            self._fold_person(person, known, refiling)
        self._lower_flags(part, twins)
        if part.person is not None and self.survivor.person is not None:
            self._fold_person(part.person, self.survivor.person, refiling)
        elif part.person is not None:
            self._make_contact(part.person, part, refiling)
        refiling.refile(Customer, part.pk, self.survivor.pk)
        refiling.refile_pairs(part.pk, self.survivor.pk)

    def fold_again(self, parted: Sequence[MergeMove]) -> None:
        """What stayed behind since another merged one had the same comes along when that one has left.

        `parted` are the moves that went back: what had been folded into one of these rows is taken out first.
        """
        gone = {(move.model, move.row_id) for move in parted}
        loose = [move for move in self.merge.moves.all() if (move.target, move.to_id) in gone]
        move_back(loose)
        MergeMove.objects.filter(pk__in=[move.pk for move in loose]).delete()
        for part in Customer.objects.filter(absorptions__merge=self.merge).select_related("person"):
            events = Event.objects.filter(customer_id=part.pk).values_list("pk", flat=True)
            self.fold(
                part, {Event._meta.label_lower: list(events)}
            )  # that it was merged stays its own history
        self.values.note()

    def take(self, chosen: Iterable[Chosen], parts: Sequence[Customer]) -> None:
        """The chosen values become the survivor's."""
        everybody = [self.survivor, *parts]
        for one in chosen:
            self._take(one, everybody)
        self._choose_main_contact()
        self._take_roles(parts)
        self._join_purchases(everybody)
        self.values.note()

    def _fold_person(self, person: Person, into: Person, refiling: Refiling) -> None:
        """Two numbers of one human; nobody becomes a relative of themselves."""
        for between in Relative.objects.kept().filter(of__in=[person, into], person__in=[person, into]):
            self.values.put(between, removed_at=self.merge.merged_at)
        refiling.refile(Person, person.pk, into.pk)
        self.values.put(person, merged_into_id=into.pk)

    def _make_contact(self, person: Person, part: Customer, refiling: Refiling) -> None:
        """A person that becomes part of a company is a contact person there, and reached as such."""
        own = Reference(ContactPoint, "customer_id", {"person_id": person.pk})
        refiling.move(own, Customer, part.pk, None)
        if not Contact.objects.filter(customer=self.survivor, person=person).exists():
            contact = Contact.objects.create(customer=self.survivor, person=person)
            self.values.made(contact)

    def _lower_flags(self, part: Customer, twins: Twins) -> None:
        """There is one main contact, and one main point of a kind: the survivor's until another is chosen."""
        for model in (Contact, ContactPoint):
            rows = model._base_manager.filter(customer=part, is_main=True)
            for row in rows.exclude(pk__in=twins.staying[model._meta.label_lower]):
                self.values.put(row, is_main=False)

    def _choose_main_contact(self) -> None:
        """Where the survivor had none, whoever was the main contact of one of the others."""
        open_ones = Contact.objects.filter(customer=self.survivor, until_on=None)
        if open_ones.filter(is_main=True).exists():
            return
        for contact in open_ones.order_by("pk"):
            if self.values.has_lowered(contact, "is_main"):
                self.values.raise_flag(contact, "is_main")
                return

    def _take(self, one: Chosen, everybody: Sequence[Customer]) -> None:
        if one.field.key in _MAIN:
            self._take_main(_MAIN[one.field.key], one)
        elif one.is_both and one.field.joins:
            text = joined(one.field, everybody)
            self.values.put(self._row(one.field), **{name: text for name in one.field.columns if text})
        elif one.customer is None or one.customer.pk == self.survivor.pk or not one.field.shown(one.customer):
            return
        elif one.field.columns:
            self._take_columns(one.field, one.customer)
        else:
            self._take_own(one.field, one.customer)

    def _take_columns(self, field: MergeField, giver: Customer) -> None:
        taken = field.taken(giver)
        if "name_key" in taken and giver.form != self.survivor.form:
            taken["name_key"] = name_key(self.survivor.form, giver.name)
            taken["namesake_key"] = namesake_key(self.survivor.form, giver.name)
        self.values.put(self._row(field), **taken)
        if field.key == PERSON_NAME.key and giver.person is not None and self.survivor.person is not None:
            self.values.put(self.survivor.person, **PERSON_NAME.taken(giver))

    def _row(self, field: MergeField) -> Any:
        return self.survivor.person if field.of_person else self.survivor

    def _take_main(self, medium: str, one: Chosen) -> None:
        """The main point is the one that was the giver's; twins are told by what they say."""
        wanted = one.field.shown(one.customer) if one.customer else ""
        points = ContactPoint.objects.kept().filter(customer=self.survivor, medium=medium)
        main = next((p for p in points if wanted and p.shown[: len(wanted)] == wanted), None)
        if main is None or next(iter(points)).pk == main.pk:
            return
        for point in points:
            if point.pk != main.pk:
                self.values.put(point, is_main=False)
        self.values.raise_flag(main, "is_main")

    def _take_own(self, field: MergeField, giver: Customer) -> None:
        """A field of the company's own: the survivor's value is changed, or it gets one."""
        of = CustomField.objects.get(pk=int(field.key.removeprefix("custom-")))
        new = custom_values.to_row(of, self.survivor.pk, giver.custom_values[of.pk])  # type: ignore[attr-defined]
        kept = CustomValue.objects.filter(field=of, object_id=self.survivor.pk).first()
        if kept is None:
            new.save(force_insert=True)
            self.values.made(new)
        else:
            self.values.put(kept, text=new.text, key=new.key, number=new.number, day=new.day)

    def _take_roles(self, parts: Sequence[Customer]) -> None:
        """It is all that any of them was, known since the first of them was, in touch with the last."""
        roles = {
            f"is_{role}": any(getattr(c, f"is_{role}") for c in (self.survivor, *parts)) for role in ROLES
        }
        created = min(one.created_at for one in (self.survivor, *parts))
        contacted = max(one.last_contact_at for one in (self.survivor, *parts))
        self.values.put(self.survivor, **roles, created_at=created, last_contact_at=contacted)

    def _join_purchases(self, everybody: Sequence[Customer]) -> None:
        """The first purchase of the earliest, the last of the latest; of what was known before sales."""
        earlier = {row.customer_id: row for row in EarlierPurchases.objects.filter(customer__in=everybody)}
        together = Purchases()
        for customer in everybody:
            together = both_purchases(together, _own_purchases(customer, earlier.get(customer.pk)))
        dates = (together.first_on, together.last_on, together.interval_days)
        self.values.put_dates(
            self.survivor, earlier.get(self.survivor.pk), dict(zip(OWN_DATES, dates, strict=True))
        )


def settle(ids: Sequence[int]) -> None:
    """What follows from rows that came or went: purchases, terms of statuses, main values, search."""
    file_purchases(ids)
    terms = TermsOfBranches.in_force()
    for customer in (rows := list(Customer.objects.filter(pk__in=ids).order_by("pk"))):
        if customer.merged_into_id is None:
            refresh_main_values(customer)
            file_terms(customer, terms.of(customer.branch_id))
            customer.save(update_fields=TERM_FIELDS)
    file_in_search(rows)


def _own_purchases(customer: Customer, earlier: EarlierPurchases | None) -> Purchases:
    if earlier is not None:
        return Purchases(earlier.first_on, earlier.last_on, earlier.interval_days)
    return Purchases(customer.first_purchase_on, customer.last_purchase_on, customer.purchase_interval_days)
