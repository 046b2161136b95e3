"""Which imports a customer has come from: the files, what they were, and when, for the card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from matvey.customers.models import Customer
from matvey.exchange.formats import label_of
from matvey.exchange.models import Import, ImportOrigin, ImportPart
from matvey.journal.models import Event
from matvey.staff.access import Door
from matvey.staff.http import StaffRequest


@dataclass(frozen=True)
class Origin:
    """A file of an import; `number` is the import's where this person may open it."""

    file: str
    kind: str
    at: datetime
    number: int | None


def origins(request: StaffRequest, customer: Customer) -> dict[str, object] | None:
    """The imports of the card, the oldest first; None where nothing was imported, so that nothing is shown."""
    parts = _parts_by_import(customer)
    imports = Import.objects.filter(pk__in=parts).order_by("pk")
    mine = set(Import.objects.visible_to(request.access).filter(pk__in=parts).values_list("pk", flat=True))
    names = _names(parts)
    found = [
        Origin(file, label_of(kind), one.created_at, one.pk if one.pk in mine else None)
        for one in imports
        for file, kind in names.get(one.pk) or [(one.file_name, one.format)]
    ]
    return {"origins": found, "now": request.at} if found else None


def _parts_by_import(customer: Customer) -> dict[int, set[int]]:
    """The journal follows a customer through merges, so that what those brought who are one now is known too."""
    known: dict[int, set[int]] = defaultdict(set)
    if customer.imported_in:
        known[customer.imported_in] = set()
    events = Event.objects.filter(customer_id=customer.pk, door=Door.IMPORT).exclude(batch_id=None).order_by()
    for number in events.values_list("batch_id", flat=True).distinct():
        known[number or 0] = set()
    for number, part in ImportOrigin.objects.filter(customer=customer).values_list("of", "part"):
        known[number].add(part)
    return known


def _names(parts: dict[int, set[int]]) -> dict[int, Collection[tuple[str, str]]]:
    """Name and kind of the files of imports that had several."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in ImportPart.objects.filter(of__in=parts).order_by("order"):
        if one.order in parts[one.of_id]:
            found[one.of_id].append((one.name, one.format))
    return dict(found)
