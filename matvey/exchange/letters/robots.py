"""Which letters were written by no human, or to nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Mapping

from matvey.exchange.letters.headers import decoded

_ROBOT = re.compile(
    r"(?:.*[._+-])?(?:no-?_?\.?reply|do-?_?not-?_?reply|noanswer|mailer-daemon|postmaster|bounces?|notifications?|notify"
    r"|newsletters?|news|mailing|rassylka|robot|daemon|autoreply|alerts?|unsubscribe|subscribe)(?:[._+-].*)?",
    re.IGNORECASE,
)
_SPAM = frozenset({"spam", "спам"})
_BULK = frozenset({"bulk", "list", "junk"})
_OF_LISTS = ("list-id", "list-unsubscribe", "list-post", "x-mailing-list", "feedback-id")


def is_robot(address: str) -> bool:
    return _ROBOT.fullmatch(address.partition("@")[0]) is not None


def is_mailing(headers: Mapping[str, list[str]]) -> bool:
    """By what mailing lists, programs and sieves of spam put into headers (RFC 2369, RFC 2919, RFC 3834)."""
    if any(name in headers for name in _OF_LISTS) or _is_spam(headers):
        return True
    if any(value.strip().lower() in _BULK for value in headers.get("precedence", [])):
        return True
    return any(
        value.partition(";")[0].strip().lower() not in ("", "no")
        for value in headers.get("auto-submitted", [])
    )


def _is_spam(headers: Mapping[str, list[str]]) -> bool:
    """As the post office has marked it; Gmail's archive names its folders in a header."""
    if any(value.strip().lower() == "yes" for value in headers.get("x-spam-flag", [])):
        return True
    labels = decoded(", ".join(headers.get("x-gmail-labels", []))).lower().split(",")
    return not _SPAM.isdisjoint(label.strip() for label in labels)
