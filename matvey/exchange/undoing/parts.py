"""The rows around a customer that an import makes or changes, read with all they say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, Q

from matvey.customers.models import (
    Contact,
    ContactPoint,
    Counterparty,
    CounterpartyAccount,
    Customer,
    Person,
)
from matvey.customers.status_terms import TERM_FIELDS
from matvey.records.models import Attachment, CustomValue, Tagging

type Key = tuple[str, int]
"""The model's name and the row's number."""
type Values = Mapping[str, Any]

# In this order they may be deleted.
MODELS: Mapping[str, type[Model]] = {
    model._meta.model_name or "": model
    for model in (
        *(Attachment, CustomValue, Tagging, CounterpartyAccount, ContactPoint, Contact),
        *(Counterparty, Person, Customer),
    )
}
# Kept with every edit or derived from other rows, so it is made anew and not set back.
_DERIVED = {
    "version",
    "changed_at",
    "changed_by_id",
    "main_phone",
    "main_email",
    "group_id",
    "last_contact_at",
}
_DERIVED |= set(TERM_FIELDS) - {"first_purchase_on", "last_purchase_on"}


@dataclass
class State:
    """Every row around some customers by its key: whose it is and what it says."""

    rows: dict[Key, tuple[int, Values]] = field(default_factory=dict)
    whose_person: dict[int, int] = field(default_factory=dict)

    def add(self, model: type[Model], rows: Iterable[Model], whose: Callable[[Any], int]) -> None:
        names = said_by(model)
        for one in rows:
            self.rows[model._meta.model_name or "", one.pk] = (
                whose(one),
                {name: plain(getattr(one, name)) for name in names},
            )


def state_of(customers: Collection[int]) -> State:
    """Ten queries, however many customers they are; somebody known at two of them counts as the first one's."""
    state = State()
    held = list(Customer.objects.filter(pk__in=customers).order_by("pk"))
    state.add(Customer, held, lambda row: int(row.pk))
    contacts = list(Contact.objects.filter(customer__in=customers).order_by("customer", "pk"))
    state.add(Contact, contacts, lambda row: int(row.customer_id))
    known = [
        *((row.person_id, row.pk) for row in held),
        *((row.person_id, row.customer_id) for row in contacts),
    ]
    for person, customer in known:
        if person is not None:
            state.whose_person.setdefault(person, customer)
    _around(state, customers)
    return state


def said_by(model: type[Model]) -> list[str]:
    """The columns of a row that undoing sets back."""
    return [
        name for one in model._meta.concrete_fields if (name := one.attname) not in _DERIVED and name != "id"
    ]


def plain(value: Any) -> Any:
    """As JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _around(state: State, customers: Collection[int]) -> None:
    people = state.whose_person
    state.add(Person, Person.objects.filter(pk__in=people), lambda row: people[row.pk])
    points = ContactPoint.objects.filter(Q(customer__in=customers) | Q(person__in=people)).order_by()
    state.add(ContactPoint, points, lambda row: int(row.customer_id or people[row.person_id]))
    parties = {row.pk: row for row in Counterparty.objects.filter(customer__in=customers).order_by()}
    state.add(Counterparty, parties.values(), lambda row: int(row.customer_id))
    accounts = CounterpartyAccount.objects.filter(counterparty__in=parties).order_by()
    state.add(CounterpartyAccount, accounts, lambda row: int(parties[row.counterparty_id].customer_id))
    taggings = Tagging.objects.filter(kind="customer", object_id__in=customers)
    state.add(Tagging, taggings, lambda row: int(row.object_id))
    files = Attachment.objects.filter(kind="customer", object_id__in=customers)
    state.add(Attachment, files, lambda row: int(row.object_id))
    values = CustomValue.objects.filter(field__kind="customer", object_id__in=customers)
    state.add(CustomValue, values, lambda row: int(row.object_id))
