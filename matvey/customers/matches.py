"""Who has a phone, an e-mail or an INN already; of customers outside one's rights only with whom they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from matvey.core.emails import parse_email
from matvey.core.phones import parse_phone
from matvey.core.requisites import parse_inn
from matvey.customers.models import Counterparty, Customer
from matvey.staff.access import Access
from matvey.staff.models import Employee

MOST = 10


@dataclass(frozen=True)
class Exactly:
    """What is looked for, normalised: nothing half remembered finds what one may not see."""

    points: tuple[str, ...] = ()
    inn: str = ""

    @classmethod
    def read(cls, *, phone: str = "", email: str = "", inn: str = "") -> Exactly:
        """What was typed; a value that is none such is left out."""
        points = (_or_empty(lambda: parse_phone(phone).e164), _or_empty(lambda: parse_email(email)))
        return cls(tuple(point for point in points if point), _or_empty(lambda: parse_inn(inn)))

    def __bool__(self) -> bool:
        return bool(self.points or self.inn)


@dataclass(frozen=True)
class Match:
    """A customer one may see, or, where one may not, only whom to ask."""

    customer: Customer | None
    holder: Employee | None
    number: int


def visible_matches(wanted: Exactly, access: Access) -> list[Customer]:
    """The customers with exactly that, of those this person may see."""
    return list(_having(wanted, Customer.objects.visible_to(access).kept())[:MOST]) if wanted else []


def hidden_matches(wanted: Exactly, access: Access) -> Sequence[Customer]:
    """Those this person may not see; for `look_up` alone, which reveals their responsible and nothing else."""
    if not wanted:
        return []
    found = _having(wanted, Customer.objects.kept()).select_related("responsible")[:MOST]
    return [customer for customer in found if not access.may_read("customer", customer)]


def _having(wanted: Exactly, rows: QuerySet[Customer]) -> QuerySet[Customer]:
    by_inn = Counterparty.objects.kept().filter(inn=wanted.inn).values("customer")
    ids = set(Customer.objects.reached_by(wanted.points).values_list("pk", flat=True)[: 10 * MOST])
    if wanted.inn:
        ids |= set(by_inn.values_list("customer", flat=True)[: 10 * MOST])
    return rows.filter(pk__in=ids).order_by("name_key", "pk")


def _or_empty(read: Callable[[], str]) -> str:
    try:
        return read()
    except ValidationError:
        return ""
