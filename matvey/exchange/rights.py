"""The named rights this app asks for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.staff.rights import Right, add

IMPORT = add(Right("import", _("Import"), _("Bring customers in from files"))).key
