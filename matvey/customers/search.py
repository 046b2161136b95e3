"""By what a customer is found: names, phones, e-mails, requisites, the people around it, the city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from matvey.core import search
from matvey.core.search import Indexer, SearchDocument
from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer

KIND = "customer"


@dataclass
class Around:
    """What stands around one customer and leads to it."""

    texts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)

    def reached_by(self, medium: str, typed: str, normal: str) -> None:
        kept = normal or typed
        match medium:
            case "phone":
                self.numbers.append(kept)
            case "email":
                self.emails.append(kept)
            case _:
                self.texts.append(typed)

    def party_to(self, name: str, inn: str, ogrn: str) -> None:
        self.texts.append(name)
        self.numbers += [number for number in (inn, ogrn) if number]


def documents_of(customers: Sequence[Customer]) -> list[SearchDocument]:
    """What the index should hold of these customers; a fixed number of queries, however many they are."""
    around: dict[int, Around] = defaultdict(Around)
    ids = [customer.pk for customer in customers]
    people = _contacts(ids, around)
    _points(ids, people, around)
    _counterparties(ids, around)
    _merged(ids, around)
    return [document_of(customer, around[customer.pk]) for customer in customers]


def _contacts(ids: list[int], around: dict[int, Around]) -> dict[int, list[int]]:
    """Adds the names of contact persons; answers at which of the customers each person is."""
    at: dict[int, list[int]] = defaultdict(list)
    named = ("customer", "person", "person__surname", "person__given_name", "person__patronymic")
    contacts = Contact.objects.filter(customer__in=ids, until_on=None).order_by()
    for customer, person, *name in contacts.values_list(*named):
        at[person].append(customer)
        around[customer].texts.append(" ".join(name))
    return at


def _points(ids: list[int], people: dict[int, list[int]], around: dict[int, Around]) -> None:
    columns = ("customer", "person", "medium", "typed", "normal")
    own = ContactPoint.objects.kept().filter(customer__in=ids).order_by()
    for customer, _person, *value in own.values_list(*columns):
        around[customer].reached_by(*value)
    if people:
        of_people = ContactPoint.objects.kept().filter(person__in=list(people), customer=None).order_by()
        for _customer, person, *value in of_people.values_list(*columns):
            for customer in people[person]:
                around[customer].reached_by(*value)


def _counterparties(ids: list[int], around: dict[int, Around]) -> None:
    columns = ("customer", "name", "inn", "typed_inn", "ogrn")
    rows = Counterparty.objects.filter(customer__in=ids, binned_at=None).order_by()
    for customer, name, inn, typed_inn, ogrn in rows.values_list(*columns):
        around[customer].party_to(name, inn or typed_inn, ogrn)


def _merged(ids: list[int], around: dict[int, Around]) -> None:
    """A customer is found by the names of those that were merged into it."""
    merged = Customer.objects.filter(merged_into__in=ids).order_by("pk")
    for customer, name in merged.values_list("merged_into", "name"):
        around[customer or 0].texts.append(name)


def document_of(customer: Customer, around: Around) -> SearchDocument:
    """What the index should hold of the customer; one who has no number yet is numbered when inserted."""
    return SearchDocument(
        kind=KIND,
        object_id=customer.pk or 0,
        title=customer.name,
        subtitle=_subtitle(customer),
        texts=(*around.texts, customer.site),
        numbers=tuple(around.numbers),
        emails=tuple(around.emails),
        owner_id=customer.responsible_id,
        department_id=customer.department_id,
        branch_id=customer.branch_id,
    )


def _subtitle(customer: Customer) -> str:
    """What tells two of the same name apart."""
    return " · ".join(part for part in (customer.city, customer.main_phone, customer.main_email) if part)


def _ids() -> Iterable[int]:
    return Customer.objects.kept().order_by("pk").values_list("pk", flat=True).iterator()


def _documents(ids: Sequence[int]) -> list[SearchDocument]:
    return documents_of(list(Customer.objects.kept().filter(pk__in=ids)))


CUSTOMERS = search.register(Indexer(KIND, _ids, _documents))
