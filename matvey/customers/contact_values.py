"""Phones, e-mails and other contact values: what was typed, brought to the form in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import ValidationError

from matvey.core.emails import parse_email
from matvey.core.folding import fold
from matvey.core.phones import parse_phone

NORMAL_LENGTH = 254
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_MESSENGER = re.compile(r"^(?:https?://)?(?:t\.me/|telegram\.me/|wa\.me/|vk\.com/)?@?")


class ContactValue(NamedTuple):
    """`normal` is what equal values have in common; a phone's `extension` stands beside it."""

    normal: str
    extension: str = ""


def read_value(medium: str, typed: str) -> ContactValue:
    """The normalised value; raises `ValidationError` when it cannot be one of that medium."""
    return _READERS[medium](typed)


def read_or_keep(medium: str, typed: str) -> ContactValue:
    """The normalised value, empty where it is none: what is wrong does not keep a customer out."""
    try:
        return read_value(medium, typed)
    except ValidationError:
        return ContactValue("")


def problem_of(medium: str, typed: str) -> str:
    """What is wrong with the value in the reader's language; empty where nothing is."""
    try:
        read_value(medium, typed)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _phone(typed: str) -> ContactValue:
    phone = parse_phone(typed)
    return ContactValue(phone.e164, phone.extension)


def _email(typed: str) -> ContactValue:
    return ContactValue(parse_email(typed)[:NORMAL_LENGTH])


def _messenger(typed: str) -> ContactValue:
    return ContactValue(_MESSENGER.sub("", fold(typed))[:NORMAL_LENGTH])


def _site(typed: str) -> ContactValue:
    return ContactValue(_SCHEME.sub("", fold(typed)).rstrip("/")[:NORMAL_LENGTH])


def _address(typed: str) -> ContactValue:
    return ContactValue(re.sub(r"[\s.,]+", " ", fold(typed)).strip()[:NORMAL_LENGTH])


_READERS: dict[str, Callable[[str], ContactValue]] = {
    "phone": _phone,
    "email": _email,
    "messenger": _messenger,
    "site": _site,
    "address": _address,
}
