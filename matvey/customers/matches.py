"""Who has a phone, an e-mail or an INN already; of customers outside one's rights only with whom they are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from matvey.core.emails import parse_email, split_emails
from matvey.core.phones import parse_phone, split_phones
from matvey.core.requisites import parse_inn
from matvey.core.search import find
from matvey.customers.models import Counterparty, Customer
from matvey.records.searching import scope_of
from matvey.staff.access import Access
from matvey.staff.models import Employee
from matvey.staff.scopes import Scope

MOST = 10
SIMILAR = 3
SHORTEST = 3  # letters that say something about a name


@dataclass(frozen=True)
class Exactly:
    """What is looked for, normalised: nothing half remembered finds what one may not see."""

    points: tuple[str, ...] = ()
    inn: str = ""
    besides: int | None = None  # the number of the customer on whose card it is being typed

    @classmethod
    def read(cls, *, phone: str = "", email: str = "", inn: str = "", besides: int | None = None) -> Exactly:
        """What was typed; a value that is none such is left out."""
        points = (
            *(_or_empty(_e164, typed) for typed in split_phones(phone)),
            *(_or_empty(parse_email, typed) for typed in split_emails(email)),
        )
        return cls(tuple(point for point in points if point), _or_empty(parse_inn, inn), besides)

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
    if not wanted:
        return []
    return list(
        _having(wanted, Customer.objects.visible_to(access).kept()).select_related("responsible")[:MOST]
    )


def similar_names(name: str, access: Access, besides: Collection[int] = ()) -> list[Customer]:
    """A few customers this person may see whose names have these words; the best first."""
    words = name[:100].strip()
    if len(words) < SHORTEST:
        return []
    hits = find(words, scope=scope_of(access), kinds={"customer"}, limit=SIMILAR + len(besides))
    ids = [hit.object_id for hit in hits if hit.object_id not in besides][:SIMILAR]
    rows = Customer.objects.visible_to(access).kept().in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def hidden_matches(wanted: Exactly, access: Access) -> Sequence[Customer]:
    """Those this person may not see; for `look_up` alone, which reveals their responsible and nothing else."""
    if not wanted or access.reads("customer") is Scope.ALL:
        return []
    found = _having(wanted, Customer.objects.kept()).select_related("responsible")[:MOST]
    return [customer for customer in found if not access.may_read("customer", customer)]


def _having(wanted: Exactly, rows: QuerySet[Customer]) -> QuerySet[Customer]:
    by_inn = Counterparty.objects.kept().filter(inn=wanted.inn).values("customer")
    ids = set(Customer.objects.reached_by(wanted.points).values_list("pk", flat=True)[: 10 * MOST])
    if wanted.inn:
        ids |= set(by_inn.values_list("customer", flat=True)[: 10 * MOST])
    return rows.filter(pk__in=ids - {wanted.besides}).order_by("name_key", "pk")


def _e164(typed: str) -> str:
    return parse_phone(typed).e164


def _or_empty(parse: Callable[[str], str], typed: str) -> str:
    try:
        return parse(typed)
    except ValidationError:
        return ""
