"""The columns of address books as Outlook and Google export them: what each means is known for certain.

Google's headings are of 2024 on («Organization Name», «Phone 1 - Label») and of before («Organization 1 - Name»,
«Phone 1 - Type»); Outlook's are English and Russian.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from matvey.exchange.spreadsheets.vocabulary.headings import folded

_GOOGLE = re.compile(
    r"(?:e mail|phone|address|im|website|event|relation|jot|custom field|organization) \d+ (?:value|label|type|name)"
)
_OUTLOOK = frozenset(
    map(folded, ("E-mail Display Name", "Business Phone 2", "Краткое имя эл. почты", "Телефон раб. 2"))
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"phone \d+ value", "contact_phone"),
    (r"e mail \d+ value", "contact_email"),
    (r"im \d+ value", "messenger"),
    (r"website \d+ value", "site"),
    (r"address \d+ formatted", "address"),
    (r"address \d+ city", "city"),
    (r"address \d+ region", "region"),
    (r"address \d+ postal code", "postal_code"),
    (r"address \d+ country", "country"),
    (r"organization (?:1 )?name", "company_name"),
    (r"organization (?:1 )?title", "position"),
    (r"organization (?:1 )?(?:department|job description)", "aside"),
    (r"(?:event|relation|custom field|jot) \d+ (?:value|label|type)", "aside"),
    (r"(?:e mail|phone|address|im|website|organization|calendar link) \d+ .*", "ignore"),
    (r"organization (?:1 )?.*|.*phonetic.*|.*yomi.*", "ignore"),
)
_KNOWN = [(re.compile(pattern), target) for pattern, target in _PATTERNS]


def is_address_book(labels: Sequence[str]) -> bool:
    """Whether the table is one, in which every row is a person and companies stand as often as they have people."""
    return any(
        written in _OUTLOOK or _GOOGLE.fullmatch(written) for written in map(folded, filter(None, labels))
    )


def known_columns(labels: Sequence[str]) -> dict[int, str]:
    """What the columns of an address book become, as far as they are known; of other tables nothing."""
    if not is_address_book(labels):
        return {}
    found = {number: _target(folded(label)) for number, label in enumerate(labels) if label}
    return {number: target for number, target in found.items() if target}


def _target(written: str) -> str:
    by_pattern = (target for pattern, target in _KNOWN if pattern.fullmatch(written))
    return _headings().get(written) or next(by_pattern, "")


@cache
def _headings() -> dict[str, str]:
    text = files(__package__).joinpath("address_books.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line and not line.startswith("#"))
    return {folded(heading): target for target, _colon, all_of in lines for heading in all_of.split(" | ")}
