"""Who may be meant by what is being typed, and why: compared as everywhere, among those one may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from matvey.customers.duplicates import Certainty, Traits, Verdict, compare
from matvey.customers.duplicates.keys import key_of_name
from matvey.customers.duplicates.newcomers import traits_of_new
from matvey.customers.duplicates.reading import traits_of
from matvey.customers.duplicates.reasons import in_words
from matvey.customers.matches import SIMILAR, similar_names
from matvey.customers.models import Customer, Form
from matvey.customers.new import NewCounterparty, NewCustomer, NewPoint
from matvey.staff.access import Access


@dataclass(frozen=True)
class Twin:
    """A customer this person may see, and what they have in common with what was typed."""

    customer: Customer
    reasons: list[str]
    bits: float = 0.0


def typed_traits(typed: dict[str, str]) -> Traits:
    """Of a form half filled in; what can't be read yet tells nothing."""
    form = typed.get("legal_form") or Form.COMPANY
    points = [NewPoint(medium, typed.get(medium, "")) for medium in ("phone", "email")]
    inn = typed.get("inn", "").strip()
    party = NewCounterparty("", form="company" if len(inn) == 10 else "sole_trader", inn=inn)
    return traits_of_new(
        NewCustomer(
            typed.get("name", ""),
            form=form,
            points=tuple(point for point in points if point.typed),
            counterparties=(party,) if inn else (),
            city=typed.get("city", ""),
        )
    )


def common(typed: Traits, numbers: Collection[int]) -> dict[int, list[str]]:
    """What customers who were found by a phone, an e-mail or an INN have in common with it, in words."""
    return {number: in_words(found.reasons) for number, found in _compared(typed, numbers)}


def namesakes(typed: Traits, access: Access, besides: Collection[int]) -> list[Twin]:
    """A few who are called so, however it is spelt, and then those whose names have the same words."""
    seen = Customer.objects.visible_to(access).kept().exclude(pk__in=besides)
    key = key_of_name(typed.name)
    same = list(seen.filter(namesake_key=key).order_by("pk")[: 2 * SIMILAR]) if key is not None else []
    alike = similar_names(typed.name.typed, access, {*besides, *(one.pk for one in same)})
    rows = {one.pk: one for one in (*same, *alike)}
    twins = [
        Twin(
            rows[number], in_words(found.reasons) if found.certainty is not Certainty.NONE else [], found.bits
        )
        for number, found in _compared(typed, rows)
    ]
    return sorted(twins, key=lambda twin: -twin.bits)[:SIMILAR]


def _compared(typed: Traits, numbers: Collection[int]) -> Iterable[tuple[int, Verdict]]:
    return [(number, compare(typed, traits)) for number, traits in traits_of(numbers).items()]
