"""Numbers that identify Russian companies and their bank accounts, checked by their check digits.

Every function takes the number as typed, returns its digits and raises ValidationError with a plain sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.ru import inn, ogrn

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015.№]+")
_LABEL = re.compile(
    r"^\s*(?:инн|кпп|огрнип|огрн|бик|inn|kpp|ogrnip|ogrn|bik|р/с|к/с)\s*[:№]?\s*", re.IGNORECASE
)
_ACCOUNT_WEIGHTS = (7, 1, 3)


def parse_inn(text: str) -> str:
    """ИНН: 10 digits of a company, 12 of a person (order of ФНС of 29.06.2012 № ММВ-7-6/435@)."""
    number = _number(text, (10, 12), _("An INN has 10 digits (a company) or 12 (a person)."))
    if not _agrees(inn, number) or number.startswith("00"):
        raise _misprint(
            _("The check digit of INN %(number)s does not agree: there is a misprint in it."), number
        )
    return number


def parse_kpp(text: str) -> str:
    """КПП: tax office (4 digits), reason (2 digits or Latin capitals), serial number (3); no check digit.

    Source: order of ФНС of 29.06.2012 № ММВ-7-6/435@, part II.
    """
    code = _bare(text).upper()
    if not re.fullmatch(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}", code) or code.startswith("0000"):
        raise ValidationError(_("A KPP has 9 characters, as in 770501001."), "requisite_length")
    return code


def parse_ogrn(text: str) -> str:
    """ОГРН of a company: 13 digits, the last is the rest by 11 (order of Минфин of 30.10.2017 № 165н)."""
    number = _number(text, (13,), _("An OGRN has 13 digits."))
    if number[0] not in "125" or not _agrees(ogrn, number):
        raise _misprint(
            _("The check digit of OGRN %(number)s does not agree: there is a misprint in it."), number
        )
    return number


def parse_ogrnip(text: str) -> str:
    """ОГРНИП of a sole proprietor: 15 digits beginning with 3, the last is the rest by 13 (same order)."""
    number = _number(text, (15,), _("An OGRNIP has 15 digits."))
    if number[0] != "3" or int(number[:-1]) % 13 % 10 != int(number[-1]):
        raise _misprint(
            _("The check digit of OGRNIP %(number)s does not agree: there is a misprint in it."), number
        )
    return number


def parse_bik(text: str) -> str:
    """БИК of a bank in Russia: 9 digits, the first 0, 1 or 2 as in the Bank of Russia's directory."""
    number = _number(text, (9,), _("A BIK has 9 digits."))
    if number[0] not in "012":
        raise _misprint(_("BIK %(number)s is not a Russian bank's: it would begin with 0, 1 or 2."), number)
    return number


def parse_account(text: str, bik: str) -> str:
    """A customer's account at the bank `bik`: 20 digits whose key agrees with the bank's code.

    Source: Bank of Russia, order of calculating the control key of 08.09.1997 № 515. Accounts inside the
    treasury (beginning with 0) have no such key and are taken as they are.
    """
    number = _number(text, (20,), _("An account number has 20 digits."))
    bank = parse_bik(bik)
    if number.startswith("0"):
        return number
    is_at_the_bank_of_russia = number.startswith("40102") or bank[-3:] in {"000", "001", "002"}
    return _with_key(number, _office(bank) if is_at_the_bank_of_russia else bank[-3:])


def parse_correspondent_account(text: str, bik: str) -> str:
    """The account the bank `bik` itself holds with the Bank of Russia: 20 digits beginning with 301."""
    number = _number(text, (20,), _("An account number has 20 digits."))
    if not number.startswith("301"):
        raise _misprint(_("Correspondent account %(number)s would begin with 301."), number)
    return _with_key(number, _office(parse_bik(bik)))


def _office(bank: str) -> str:
    """The office of the Bank of Russia a БИК names, as the control key counts it."""
    return f"0{bank[4:6]}"


def _with_key(number: str, prefix: str) -> str:
    weighed = zip(prefix + number, cycle(_ACCOUNT_WEIGHTS), strict=False)
    if sum(int(digit) * weight for digit, weight in weighed) % 10:
        raise _misprint(
            _("Account %(number)s does not agree with the bank's BIK: one of them has a misprint."), number
        )
    return number


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", _LABEL.sub("", text))


def _number(text: str, lengths: Sequence[int], message: StrOrPromise) -> str:
    bare = _bare(text)
    if not re.fullmatch(r"[0-9]+", bare) or len(bare) not in lengths:
        raise ValidationError(message, "requisite_length")
    return bare


def _agrees(kind: object, number: str) -> bool:
    try:
        kind.validate(number)  # type: ignore[attr-defined]
    except NumberError:
        return False
    return True


def _misprint(message: StrOrPromise, number: str) -> ValidationError:
    return ValidationError(message, "requisite_misprint", {"number": number})
