"""Words by which spreadsheets say what somebody is to us."""

from __future__ import annotations

import re

_ROLES: tuple[tuple[str, str], ...] = (
    (r"клиент\w*|покупател\w*|заказчик\w*|потребител\w*|customers?|clients?|buyers?", "customer"),
    (r"поставщик\w*|подрядчик\w*|исполнител\w*|suppliers?|vendors?|contractors?", "supplier"),
    (
        r"партн[её]р\w*|дилер\w*|агент\w*|дистриб\w*|посредник\w*|partners?|dealers?|resellers?|distributors?",
        "partner",
    ),
    (r"конкурент\w*|competitors?", "competitor"),
)
_PATTERNS = [(re.compile(pattern, re.IGNORECASE), role) for pattern, role in _ROLES]
_BETWEEN = re.compile(r"\s*(?:[,;/|+&\n]|\s(?:и|and)\s)\s*")


def role_of(word: str) -> str | None:
    """customer, supplier, partner or competitor, as the word says; None for another word."""
    return next((role for pattern, role in _PATTERNS if pattern.fullmatch(word.strip())), None)


def is_role(text: str) -> bool:
    """Whether all words of the cell are roles: «Клиент, поставщик»."""
    return all(role_of(word) for word in words_of(text))


def words_of(text: str) -> list[str]:
    """The words or phrases of a cell that lists several."""
    return [word for word in _BETWEEN.split(text.strip()) if word]
