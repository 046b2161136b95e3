"""The requisites of an organization of ours, checked field by field and brought to the form that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.core.requisites import (
    parse_account,
    parse_bik,
    parse_correspondent_account,
    parse_inn,
    parse_kpp,
    parse_ogrn,
    parse_ogrnip,
)

SOLE_PROPRIETOR_DIGITS = 12


def checked_requisites(data: Mapping[str, object]) -> dict[str, str]:
    """ИНН, КПП and ОГРН(ИП) as they are kept; empty ones stay empty.

    Raises `ValidationError` with every field that is wrong. A sole proprietor (ИНН of 12 digits) has
    an ОГРНИП and no КПП.
    """
    given = _texts(data, "inn", "kpp", "ogrn")
    kept, wrong = _parsed(given, {"inn": parse_inn})
    alone = len(kept.get("inn", "")) == SOLE_PROPRIETOR_DIGITS
    more, more_wrong = _parsed(given, {"kpp": parse_kpp, "ogrn": parse_ogrnip if alone else parse_ogrn})
    if alone and given["kpp"]:
        more_wrong["kpp"] = ValidationError(_("A sole proprietor has no KPP."))
    if wrong or more_wrong:
        raise ValidationError(wrong | more_wrong)
    return kept | more


def checked_account(data: Mapping[str, object]) -> dict[str, str]:
    """БИК, account and correspondent account as they are kept; the accounts agree with the bank's БИК."""
    given = _texts(data, "bik", "number", "correspondent")
    bik = given["bik"]
    kept, wrong = _parsed(given, {"bik": parse_bik})
    if not wrong:
        parsers = {
            "number": lambda text: parse_account(text, bik),
            "correspondent": lambda text: parse_correspondent_account(text, bik),
        }
        accounts, wrong = _parsed(given, parsers)
        kept |= accounts
    if wrong:
        raise ValidationError(wrong)
    return kept


def _texts(data: Mapping[str, object], *names: str) -> dict[str, str]:
    return {name: str(data.get(name) or "").strip() for name in names}


def _parsed(
    given: Mapping[str, str], parsers: Mapping[str, Callable[[str], str]]
) -> tuple[dict[str, str], dict[str, ValidationError]]:
    kept: dict[str, str] = {}
    wrong: dict[str, ValidationError] = {}
    for name, parse in parsers.items():
        try:
            kept[name] = parse(given[name]) if given[name] else ""
        except ValidationError as error:
            wrong[name] = error
    return kept, wrong
