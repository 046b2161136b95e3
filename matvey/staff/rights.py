"""The named rights a role may hold; each app adds those it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Right:
    key: str
    label: str | Promise
    hint: str | Promise = ""


_registered: dict[str, Right] = {}


def add(right: Right) -> Right:
    _registered[right.key] = right
    return right


def all_rights() -> list[Right]:
    return list(_registered.values())


ADMINISTER = add(
    Right("administer", _("Administer"), _("People, roles, branches, settings, the whole journal"))
).key
EXPORT = add(
    Right("export", pgettext_lazy("right", "Export"), _("Take lists out of the program as files"))
).key
