"""What each field but the name says: numbers, phones, e-mails, birthdays, places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log2

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from matvey.customers.duplicates import weights
from matvey.customers.duplicates.evidence import Evidence
from matvey.customers.duplicates.spelling import mistyped
from matvey.customers.duplicates.traits import Birthday, Traits

ALIKE = 88.0  # of 100, two addresses or e-mails
SHORTEST_EMAIL = 8
_WITHOUT_DIGITS = str.maketrans("", "", "0123456789")


def inns(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The same INN with two KPPs is two divisions of one company, each a customer of its own."""
    if not one.inns or not other.inns:
        return
    shared = one.inns.keys() & other.inns.keys()
    if not shared:
        close = any(OSA.distance(a, b, score_cutoff=1) <= 1 for a in one.inns for b in other.inns)
        yield (
            Evidence("inn_mistyped", weights.INN_MISTYPED)
            if close
            else Evidence("other_inn", weights.OTHER_INN)
        )
        return
    yield Evidence("inn", weights.INN, is_mark=True)
    ours, theirs = (frozenset().union(*(side.inns[inn] for inn in shared)) for side in (one, other))
    if ours and theirs:
        same = ours & theirs
        yield Evidence("kpp", weights.KPP) if same else Evidence("other_kpp", weights.OTHER_DIVISION)


def marks(one: Traits, other: Traits, holders: Mapping[str, int]) -> Iterator[Evidence]:
    """The first shared one says most; a number many have says less, and one too many have nothing."""
    shared = [mark for mark in one.marks & other.marks if holders.get(mark, 2) <= weights.SHARED_BY_MANY]
    shared.sort(key=lambda mark: (holders.get(mark, 2), mark))
    told: set[str] = set()
    for mark in shared[:3]:
        reason, bits = _mark(mark)
        bits = weights.SECOND_MARK if told else bits - log2(max(1, holders.get(mark, 2) - 1))
        yield Evidence("" if reason in told else reason, bits, is_mark=True)
        told.add(reason)
    if not shared:
        yield from _other_marks(one, other)


def _mark(mark: str) -> tuple[str, float]:
    if mark[:1] == "+":
        return "phone", weights.PHONE
    return ("email", weights.EMAIL) if "@" in mark else ("messenger", weights.MESSENGER)


def _other_marks(one: Traits, other: Traits) -> Iterator[Evidence]:
    if one.phones and other.phones:
        yield Evidence("", weights.OTHER_PHONES)
    ours, theirs = one.emails, other.emails
    if ours and theirs:
        alike = any(_same_email(a, b) for a in ours for b in theirs)
        yield (
            Evidence("email_mistyped", weights.EMAIL_MISTYPED)
            if alike
            else Evidence("", weights.OTHER_EMAILS)
        )


def _same_email(one: str, other: str) -> bool:
    """The same box by another provider, or a slip of the finger; «info» is everybody's box."""
    if min(len(one), len(other)) < SHORTEST_EMAIL:
        return False
    if OSA.distance(one, other, score_cutoff=2) > 2:
        return False
    return _letters(one) != _letters(other) or one == other  # ivanov2@ and ivanov3@ were given out in turn


def _letters(email: str) -> str:
    return email.translate(_WITHOUT_DIGITS)


def birthdays(one: Traits, other: Traits) -> Iterator[Evidence]:
    ours, theirs = one.birthday, other.birthday
    if ours is None or theirs is None:
        return
    if (ours.day, ours.month) == (theirs.day, theirs.month) and ours.day:
        if ours.year and ours.year == theirs.year:
            yield Evidence("birthday", weights.BIRTHDAY)
        elif not ours.year or not theirs.year:
            yield Evidence("birthday_without_year", weights.BIRTHDAY_WITHOUT_YEAR)
        else:
            yield _nearly(ours, theirs, weights.OTHER_YEAR)
    elif ours.is_whole and theirs.is_whole:
        yield _nearly(ours, theirs, weights.OTHER_BIRTHDAY)


def _nearly(ours: Birthday, theirs: Birthday, otherwise: float) -> Evidence:
    """One digit otherwise, or day and month changed round."""
    written = [f"{born.year:04}{born.month:02}{born.day:02}" for born in (ours, theirs)]
    turned = (ours.day, ours.month, ours.year) == (theirs.month, theirs.day, theirs.year)
    if turned or OSA.distance(*written, score_cutoff=1) <= 1:
        return Evidence("birthday_mistyped", weights.BIRTHDAY_MISTYPED)
    return Evidence("other_birthday", otherwise)


def addresses(one: Traits, other: Traits) -> Iterator[Evidence]:
    if one.sites & other.sites:
        yield Evidence("site", weights.SITE)
    if not one.addresses or not other.addresses:
        return
    if one.addresses & other.addresses:
        yield Evidence("address", weights.ADDRESS)
    elif any(fuzz.token_sort_ratio(a, b) >= ALIKE for a in one.addresses for b in other.addresses):
        yield Evidence("address_alike", weights.ADDRESS_ALIKE)
    else:
        yield Evidence("", weights.OTHER_ADDRESS)


def cities(one: Traits, other: Traits) -> Iterator[Evidence]:
    if not one.city or not other.city:
        return
    if one.city == other.city:
        yield Evidence("city", weights.CITY)
    elif mistyped(one.city, other.city):
        yield Evidence("city", weights.CITY_MISTYPED)
    else:
        yield Evidence("other_city", weights.OTHER_CITY)
