"""A counterparty's requisites: what was typed, and what of it passed its check."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.core.exceptions import ValidationError

from matvey.core.requisites import parse_inn, parse_kpp, parse_ogrn, parse_ogrnip

REQUISITES = ("inn", "kpp", "ogrn")
FOREIGN = "foreign"
SOLE_TRADER = "sole_trader"


def checked(form: str, name: str, typed: str) -> str:
    """The digits of a requisite; raises `ValidationError` where it is wrong. Empty stays empty.

    A foreign company's numbers follow no Russian rule and are kept as they are.
    """
    typed = typed.strip()
    if not typed or form == FOREIGN:
        return typed if not typed or len(typed) <= _LENGTHS[name] else ""
    return _reader(form, name)(typed)


def checked_or_empty(form: str, name: str, typed: str) -> str:
    try:
        return checked(form, name, typed)
    except ValidationError:
        return ""


def problems(form: str, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each requisite, in the reader's language; a right one is not there."""
    found: dict[str, str] = {}
    for name, value in typed.items():
        try:
            checked(form, name, value)
        except ValidationError as error:
            found[name] = " ".join(error.messages)
    return found


_LENGTHS = {"inn": 12, "kpp": 9, "ogrn": 15}


def _reader(form: str, name: str) -> Callable[[str], str]:
    if name == "ogrn":
        return parse_ogrnip if form == SOLE_TRADER else parse_ogrn
    return parse_inn if name == "inn" else parse_kpp
