"""A first mapping of columns to targets, for a person to look over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.exchange.own_file.headings import target_of
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.guessing.evidence import Evidence, evidence
from matvey.exchange.spreadsheets.guessing.kinds import Kind
from matvey.exchange.spreadsheets.guessing.wordlists import is_role
from matvey.exchange.spreadsheets.tables import Table
from matvey.exchange.spreadsheets.values import EMPTY, as_text
from matvey.exchange.spreadsheets.vocabulary.headings import ROW_NUMBER, folded, meaning
from matvey.exchange.spreadsheets.vocabulary.targets import IGNORE

SURE_ENOUGH = 0.6
"""Below this confidence nothing is proposed: the person is asked."""

_BY_HEADING = _("by its heading")
_BY_CONTENTS = _("by its contents")
_BY_BOTH = _("by its heading and contents")
_IS_EMPTY = _("the column is empty")
_COUNTS_ROWS = _("it only numbers the rows")
_UNKNOWN = _("neither heading nor contents are familiar")


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column becomes: `target` is None where nobody could say; `confidence` is 0…1, `why` a phrase."""

    column: int
    header: str
    target: str | None
    confidence: float
    why: str | Promise


_FITTING: dict[str, tuple[Kind, ...]] = {
    "customer_name": (Kind.COMPANY, Kind.PERSON),
    "company_name": (Kind.COMPANY,),
    "legal_name": (Kind.COMPANY,),
    "person_name": (Kind.PERSON,),
    "phone": (Kind.PHONE,),
    "mobile": (Kind.PHONE,),
    "contact_phone": (Kind.PHONE,),
    "fax": (Kind.PHONE,),
    "email": (Kind.EMAIL,),
    "contact_email": (Kind.EMAIL,),
    "contacts": (Kind.PHONE, Kind.EMAIL, Kind.PERSON),
    "inn": (Kind.INN,),
    "kpp": (Kind.KPP,),
    "ogrn": (Kind.OGRN,),
    "bank_account": (Kind.ACCOUNT,),
    "correspondent_account": (Kind.ACCOUNT,),
    "bik": (Kind.BIK,),
    "postal_code": (Kind.POSTAL_CODE,),
    "birthday": (Kind.DATE,),
    "first_purchase": (Kind.DATE,),
    "last_purchase": (Kind.DATE,),
    "site": (Kind.SITE, Kind.MESSENGER),
    "messenger": (Kind.MESSENGER, Kind.PHONE, Kind.SITE),
    "address": (Kind.ADDRESS,),
    "legal_address": (Kind.ADDRESS,),
    "street": (Kind.ADDRESS,),
}
"""What the values of a target look like; a target that is not here may hold anything."""

_TARGET_OF: dict[Kind, str] = {
    Kind.EMAIL: "email",
    Kind.PHONE: "phone",
    Kind.INN: "inn",
    Kind.OGRN: "ogrn",
    Kind.KPP: "kpp",
    Kind.BIK: "bik",
    Kind.ACCOUNT: "bank_account",
    Kind.SITE: "site",
    Kind.MESSENGER: "messenger",
    Kind.PERSON: "person_name",
    Kind.COMPANY: "customer_name",
    Kind.ADDRESS: "address",
}
_UNMISTAKABLE = frozenset({Kind.EMAIL, Kind.PHONE, Kind.INN, Kind.OGRN, Kind.ACCOUNT})
_FREE = frozenset({"note", "messenger", "external_id", "contacts", "inn_kpp", IGNORE, "fax"})
"""Targets that keep their column whatever stands in it."""


def guess(table: Table) -> list[ColumnGuess]:
    """A guess for every column of the table, from left to right."""
    if table.is_own:
        found = [target_of(label) for label in table.labels]
        return [
            ColumnGuess(column, label, target, float(target is not None), _BY_HEADING if target else _UNKNOWN)
            for column, (label, target) in enumerate(zip(table.labels, found, strict=True))
        ]
    return guess_columns(table.labels, table.sample())


def guess_columns(labels: Sequence[str], sample: Sequence[Row]) -> list[ColumnGuess]:
    """The same for headings and some rows below them."""
    seen = evidence(sample, len(labels))
    guesses = [
        _of_column(column, label, found)
        for column, (label, found) in enumerate(zip(labels, seen, strict=True))
    ]
    guesses = [_checked_words(one, sample) for one in guesses]
    return _one_customer(guesses, seen)


def _of_column(column: int, label: str, seen: Evidence) -> ColumnGuess:
    named = meaning(label) if label else None
    if named and named[0] == ROW_NUMBER:
        return _of_number_column(column, label, seen)
    if not seen.count:
        known = named[0] if named else IGNORE
        return ColumnGuess(
            column, label, known, named[1] if named else 1.0, _BY_HEADING if named else _IS_EMPTY
        )
    by_contents = _by_contents(column, label, seen)
    if named is None:
        return by_contents
    return _by_heading(column, label, seen, named, by_contents)


def _of_number_column(column: int, label: str, seen: Evidence) -> ColumnGuess:
    if (found := _by_contents(column, label, seen)).target in {"phone", "inn"}:
        return found
    return ColumnGuess(column, label, IGNORE, 0.95, _COUNTS_ROWS)


def _by_contents(column: int, label: str, seen: Evidence) -> ColumnGuess:
    if seen.counts_rows:
        return ColumnGuess(column, label, IGNORE, 0.9, _COUNTS_ROWS)
    if (leading := seen.leading) and leading[0] in _TARGET_OF:
        kind, share = leading
        sure = share * (0.95 if kind in _UNMISTAKABLE else 0.85)
        if sure >= SURE_ENOUGH:
            return ColumnGuess(column, label, _TARGET_OF[kind], round(sure, 2), _BY_CONTENTS)
    if seen.share(Kind.PERSON) + seen.share(Kind.COMPANY) > 0.7:
        return ColumnGuess(column, label, "customer_name", 0.65, _BY_CONTENTS)
    return ColumnGuess(column, label, None, 0.0, _UNKNOWN)


def _by_heading(
    column: int, label: str, seen: Evidence, named: tuple[str, float], by_contents: ColumnGuess
) -> ColumnGuess:
    target, sure = named
    fitting = _FITTING.get(target)
    if fitting is None:
        return _over(ColumnGuess(column, label, target, sure, _BY_HEADING), by_contents, seen)
    share = seen.share(*fitting)
    if share >= 0.5:
        return ColumnGuess(column, label, target, max(sure, 0.99), _BY_BOTH)
    if by_contents.target and _is_unmistakable(seen) and target not in _FREE:
        return by_contents
    doubt = 0.7 if share == 0 and seen.count >= 5 and fitting[0] in _UNMISTAKABLE | {Kind.DATE} else 1.0
    return ColumnGuess(column, label, target, round(sure * doubt, 2), _BY_HEADING)


def _over(by_heading: ColumnGuess, by_contents: ColumnGuess, seen: Evidence) -> ColumnGuess:
    """Contents that cannot be mistaken overrule a heading that says something else."""
    overruled = by_contents.target and _is_unmistakable(seen) and by_heading.target not in _FREE
    return by_contents if overruled else by_heading


def _is_unmistakable(seen: Evidence) -> bool:
    leading = seen.leading
    return leading is not None and leading[0] in _UNMISTAKABLE and leading[1] >= 0.7


def _checked_words(one: ColumnGuess, sample: Sequence[Row]) -> ColumnGuess:
    """A column called "type" holds roles only when the words in it are roles; else they are tags."""
    if one.target != "role":
        return one
    words = {as_text(row.values[one.column]) for row in sample if one.column < len(row.values)} - {EMPTY}
    if sum(map(is_role, words)) * 2 >= len(words):
        return one
    return replace(one, target="tags", confidence=0.7)


_NAMES = ("customer_name", "company_name", "person_name", "legal_name")


def _one_customer(guesses: list[ColumnGuess], seen: list[Evidence]) -> list[ColumnGuess]:
    """Of several columns that could name the customer, the surest does; the others name company or person."""
    rivals = sorted(
        (one for one in guesses if one.target == "customer_name"),
        key=lambda one: -_weight(one, seen[one.column]),
    )
    changed = {one.column: _second_name(one, seen[one.column]) for one in rivals[1:]}
    guesses = [changed.get(one.column, one) for one in guesses]
    has_company = any(one.target in {"company_name", "legal_name"} for one in guesses)
    return [_given_or_full(one, guesses, seen[one.column], has_company) for one in guesses]


def _weight(one: ColumnGuess, seen: Evidence) -> float:
    return (
        one.confidence
        + 0.3 * seen.share(Kind.COMPANY, Kind.PERSON)
        + (0.2 if "клиент" in folded(one.header) else 0.0)
    )


def _second_name(one: ColumnGuess, seen: Evidence) -> ColumnGuess:
    if not seen.count:
        return replace(one, target=IGNORE, confidence=0.6, why=_IS_EMPTY)
    target = "company_name" if seen.share(Kind.COMPANY) > seen.share(Kind.PERSON) else "person_name"
    return replace(one, target=target, confidence=min(one.confidence, 0.75))


def _given_or_full(
    one: ColumnGuess, guesses: list[ColumnGuess], seen: Evidence, has_company: bool
) -> ColumnGuess:
    """A column "Имя" without one for surnames holds whole names, or what the customer is called."""
    if one.target != "given" or any(other.target == "surname" for other in guesses):
        return one
    if (
        seen.share(Kind.COMPANY) > 0.2
        and not has_company
        and not any(other.target in _NAMES for other in guesses)
    ):
        return replace(one, target="customer_name", why=_BY_BOTH)
    return replace(one, target="person_name") if seen.share(Kind.PERSON) > 0.3 else one
