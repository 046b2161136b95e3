"""The reasons in words of the trade; kept by their keys, told in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from matvey.core.folding import fold
from matvey.customers.duplicates.likeness import Kind
from matvey.customers.duplicates.names import Name

REASONS = {
    "inn": _("the same INN"),
    "inn_mistyped": _("the INN differs by one digit"),
    "kpp": _("the same KPP"),
    "phone": _("the same phone"),
    "email": _("the same e-mail"),
    "email_mistyped": _("nearly the same e-mail"),
    "messenger": _("the same messenger"),
    "site": _("the same web site"),
    "address": _("the same address"),
    "address_alike": _("nearly the same address"),
    "city": _("the same city"),
    "birthday": _("the same birthday"),
    "birthday_without_year": _("the same day of birth"),
    "birthday_mistyped": _("birthdays that differ by a slip"),
    "name": _("the same name"),
    "name_without_form": _("the name without the legal form is the same"),
    "name_in_other_letters": _("the same name in other letters"),
    "name_in_other_order": _("the same words in another order"),
    "name_alike": _("names that differ by a slip"),
    "name_initials": _("the initials fit"),
    "name_part": _("one name is part of the other"),
    "other_name": _("different names"),
    "other_inn": _("different INNs"),
    "other_kpp": _("another division: different KPPs"),
    "other_birthday": _("different birthdays"),
    "other_city": _("different cities"),
    "other_form": _("different legal forms"),
    "company_and_person": _("a company and a person"),
}
_BY_KIND = {
    Kind.ALIKE: "name_alike",
    Kind.INITIALS: "name_initials",
    Kind.PART: "name_part",
    Kind.DIFFERENT: "other_name",
    Kind.UNKNOWN: "",
}
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def in_words(reasons: Iterable[str]) -> list[str]:
    """Each reason in the reader's language; those of an older version that are no more are left out."""
    return [str(REASONS[reason]) for reason in reasons if reason in REASONS]


def reason_of_name(one: Name, other: Name, kind: Kind) -> str:
    """In what way two names agree or differ; empty where one of them is unknown."""
    if kind is not Kind.SAME:
        return _BY_KIND[kind]
    if fold(one.typed) == fold(other.typed):
        return "name"
    if bool(_CYRILLIC.search(one.typed)) != bool(_CYRILLIC.search(other.typed)):
        return "name_in_other_letters"
    if one.words != other.words:
        return "name_in_other_order"
    return "name_without_form" if one.form or other.form else "name"
