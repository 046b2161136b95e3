"""Where this app stands in the side bar and in the palette."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from matvey.core.navigation import NavItem, add
from matvey.exchange.rights import IMPORT
from matvey.records import palette
from matvey.staff.http import StaffRequest


def _may_import(request: HttpRequest) -> bool:
    return cast("StaffRequest", request).access.may(IMPORT)


add(NavItem("imports", _("Imports"), "upload", "imports", "settings", 10, _may_import))
palette.add(palette.Action("import", _("Import a spreadsheet"), "upload", "imports", allowed=_may_import))
