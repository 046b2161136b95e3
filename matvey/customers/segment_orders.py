"""In which order "the first N" of a segment are taken; apps above add theirs from their `criteria.py`."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, OrderBy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class SegmentOrder:
    """An order of customers; what is not known comes last, and the id decides between equals."""

    key: str
    label: str | Promise
    by: tuple[OrderBy, ...]


_registered: dict[str, SegmentOrder] = {}


def add(*orders: SegmentOrder) -> None:
    for order in orders:
        _registered[order.key] = order


def find(key: str) -> SegmentOrder | None:
    return _registered.get(key)


def all_orders() -> list[SegmentOrder]:
    return list(_registered.values())


add(
    SegmentOrder("bought", _("bought last"), (F("last_purchase_on").desc(nulls_last=True), F("pk").asc())),
    SegmentOrder(
        "oldest", _("customer for longest"), (F("first_purchase_on").asc(nulls_last=True), F("pk").asc())
    ),
    SegmentOrder("contacted", _("contacted last"), (F("last_contact_at").desc(), F("pk").asc())),
    SegmentOrder("waiting", _("not contacted for longest"), (F("last_contact_at").asc(), F("pk").asc())),
    SegmentOrder("created", _("added last"), (F("created_at").desc(), F("pk").asc())),
    SegmentOrder("name", _("by name"), (F("name_key").asc(), F("pk").asc())),
)
