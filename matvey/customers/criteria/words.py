"""How the values of criteria are said."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, ngettext

DAYS = gettext_lazy("days")


def days(number: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}
