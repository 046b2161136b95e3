"""How cells with the numbers of companies and their accounts are understood."""

from __future__ import annotations

import re
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
from matvey.exchange.spreadsheets.candidates.candidate import Checked
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.guessing.kinds import has_inn_key
from matvey.exchange.spreadsheets.values import Value, written_out

_BETWEEN = re.compile(r"[\s/\\,;|]+")
_LABELS = re.compile(r"(?:инн|кпп|inn|kpp)\s*[:№]?", re.IGNORECASE)


def read_inn(draft: Draft, column: str, text: str, _value: Value) -> None:
    """An ИНН; one whose leading zero a spreadsheet swallowed gets it back, and that is told."""
    if text.isascii() and text.isdecimal() and has_inn_key(text) and not text.startswith("00"):
        _keep(draft, "inn", Checked(text, text))  # the usual case, without the careful reading below
        return
    text = written_out(text)
    numbers = _BETWEEN.split(_LABELS.sub(" ", text).strip())
    if len(numbers) == 2 and len(numbers[1]) == 9:
        read_inn_and_kpp(draft, column, text, text)
        return
    digits = re.sub(r"[\s.-]", "", text)
    if len(digits) in {9, 11} and digits.isdecimal() and has_inn_key(f"0{digits}"):
        message = _("The INN %(number)s has lost its leading zero: %(whole)s is meant.")
        draft.problem(column, message % {"number": digits, "whole": f"0{digits}"}, text, mended=True)
        digits = f"0{digits}"
        _keep(draft, "inn", Checked(text, digits))
        return
    _read(draft, "inn", column, text, parse_inn)


def read_inn_and_kpp(draft: Draft, column: str, text: str, _value: Value) -> None:
    """«7707083893/773601001», «ИНН 7707083893 КПП 773601001», or an ИНН alone."""
    numbers = [
        number for number in _BETWEEN.split(_LABELS.sub(" ", text).strip()) if number and number not in "-—"
    ]
    if not numbers:
        return
    read_inn(draft, column, numbers[0], numbers[0])
    if len(numbers) > 1:
        read_kpp(draft, column, " ".join(numbers[1:]), text)


def read_kpp(draft: Draft, column: str, text: str, _value: Value) -> None:
    if text.isdecimal() and len(text) == 8:  # a spreadsheet swallowed the leading zero
        text = f"0{text}"
    _read(draft, "kpp", column, text, parse_kpp)


def read_ogrn(draft: Draft, column: str, text: str, _value: Value) -> None:
    _read(draft, "ogrn", column, text, parse_ogrnip if sum(map(str.isdigit, text)) > 13 else parse_ogrn)


def read_bik(draft: Draft, column: str, text: str, _value: Value) -> None:
    if text.isdecimal() and len(text) == 8:
        text = f"0{text}"
    _read(draft, "bik", column, text, parse_bik)


def read_account(draft: Draft, column: str, text: str, _value: Value) -> None:
    """The key of an account is checked with its bank's БИК, so at the end of the row."""
    draft.requisites.setdefault("bank_account", Checked(text, ""))
    draft.account_columns.setdefault("bank_account", column)


def read_correspondent_account(draft: Draft, column: str, text: str, _value: Value) -> None:
    draft.requisites.setdefault("correspondent_account", Checked(text, ""))
    draft.account_columns.setdefault("correspondent_account", column)


_ACCOUNTS: Mapping[str, Callable[[str, str], str]] = {
    "bank_account": parse_account,
    "correspondent_account": parse_correspondent_account,
}


def check_accounts(draft: Draft) -> None:
    """Checks the accounts of the row against its БИК; without one only their length can be looked at."""
    bik = draft.requisites.get("bik")
    for name, column in draft.account_columns.items():
        typed = draft.requisites.pop(name).typed
        if bik and bik.is_sound:
            _read(draft, name, column, typed, _at(bik.value, _ACCOUNTS[name]))
        else:
            _read(draft, name, column, typed, _twenty_digits)


def _at(bik: str, parse: Callable[[str, str], str]) -> Callable[[str], str]:
    return lambda text: parse(text, bik)


def _twenty_digits(text: str) -> str:
    digits = re.sub(r"[\s.-]", "", text)
    if not re.fullmatch(r"[0-9]{20}", digits):
        raise ValidationError(_("An account number has 20 digits."))
    return digits


def _read(draft: Draft, name: str, column: str, text: str, parse: Callable[[str], str]) -> None:
    try:
        checked = Checked(text, parse(text))
    except ValidationError as error:
        checked = Checked(text, "")
        draft.problem(column, error.messages[0], text)
    _keep(draft, name, checked)


def _keep(draft: Draft, name: str, checked: Checked) -> None:
    """The first sound one stays; what a further column says beside it becomes a note."""
    known = draft.requisites.get(name)
    if known is None or (checked.is_sound and not known.is_sound):
        draft.requisites[name] = checked
    elif checked.value != known.value:
        draft.aside(name.upper(), checked.typed)
