"""Compares two customers: the evidence of each field is added up, and told as reasons and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log2

from matvey.customers.duplicates import weights
from matvey.customers.duplicates.evidence import Evidence
from matvey.customers.duplicates.fields import addresses, birthdays, cities, inns, marks
from matvey.customers.duplicates.likeness import Kind, Likeness, likeness
from matvey.customers.duplicates.reasons import reason_of_name
from matvey.customers.duplicates.traits import Traits
from matvey.customers.duplicates.verdicts import Verdict
from matvey.customers.duplicates.weights import Crowd

ALONE = Crowd()
NOBODY_COUNTED: Mapping[str, int] = {}
DOUBTFUL = -2.0  # what weighs more than this against is told


def compare(
    one: Traits, other: Traits, crowd: Crowd = ALONE, holders: Mapping[str, int] = NOBODY_COUNTED
) -> Verdict:
    """`holders` says how many customers have a phone or an e-mail, where that is known."""
    alike = likeness(one.name, other.name)
    name = _evidence_of_name(one, other, alike, crowd)
    found = [name, *inns(one, other), *marks(one, other, holders)]
    is_marked = any(evidence.is_mark for evidence in found)
    found += [*birthdays(one, other), *addresses(one, other), *cities(one, other), *_forms(one, other)]
    bits = sum(evidence.bits for evidence in found) - (0 if is_marked else crowd.chance)
    return _verdict(bits, found, alike)


def _evidence_of_name(one: Traits, other: Traits, alike: Likeness, crowd: Crowd) -> Evidence:
    bits = alike.bits
    if crowd.namesakes > 1 and alike.kind is Kind.SAME:
        rarity = 0 if one.name.is_person else crowd.rarity()
        bits = max(bits - log2(crowd.namesakes - 1), rarity)
    return Evidence(reason_of_name(one.name, other.name, alike.kind), bits)


def _forms(one: Traits, other: Traits) -> Iterator[Evidence]:
    """A company and a person, or two legal forms, are seldom one."""
    if one.name.is_person != other.name.is_person:
        yield Evidence("company_and_person", weights.COMPANY_AND_PERSON)
    elif one.name.form and other.name.form and one.name.form != other.name.form:
        yield Evidence("other_form", weights.OTHER_FORM)


def _verdict(bits: float, found: list[Evidence], alike: Likeness) -> Verdict:
    telling = sorted((evidence for evidence in found if evidence.reason), key=lambda one: -abs(one.bits))
    return Verdict(
        round(bits, 1),
        tuple(evidence.reason for evidence in telling if evidence.bits > 0),
        tuple(evidence.reason for evidence in telling if evidence.bits <= DOUBTFUL),
        alike.is_enough,
    )
