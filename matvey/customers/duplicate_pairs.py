"""The list of pairs that may be one, as one person sees it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from matvey.customers.models import Customer, DuplicatePair
from matvey.customers.models.duplicates import DuplicatePairQuerySet
from matvey.staff.access import Access

PAGE = 50
COUNTED = 1000  # beyond it the exact number tells nothing


@dataclass(frozen=True)
class Place:
    """Where a pair stands in the list: the pair before and the one after it."""

    previous: DuplicatePair | None
    next: DuplicatePair | None


def open_pairs(access: Access, certainty: str = "") -> DuplicatePairQuerySet:
    """The surest first; all of them, or only those of one certainty."""
    pairs = DuplicatePair.objects.visible_to(access).undecided().surest_first()
    return pairs.filter(certainty=certainty) if certainty in DuplicatePair.Certainty.values else pairs


def counted(pairs: DuplicatePairQuerySet) -> str:
    """«7», or «1000+»."""
    found = pairs[: COUNTED + 1].count()
    return f"{COUNTED}+" if found > COUNTED else str(found)


def place_of(pair: DuplicatePair, pairs: DuplicatePairQuerySet) -> Place:
    surer = Q(bits__gt=pair.bits) | Q(bits=pair.bits, pk__gt=pair.pk)
    less = Q(bits__lt=pair.bits) | Q(bits=pair.bits, pk__lt=pair.pk)
    return Place(pairs.filter(surer).reverse().first(), pairs.filter(less).first())


def twins_of(customer: Customer, access: Access, most: int = 3) -> list[tuple[DuplicatePair, Customer]]:
    """Whom else this customer may be, of those this person may see."""
    pairs = open_pairs(access).of(customer).select_related("a", "b")[:most]
    return [(pair, pair.other(customer)) for pair in pairs]
