"""The named rights this app asks for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.staff.rights import Right, add

SHARE_VIEWS = add(Right("share_views", _("Share views"), _("Give a saved view of a list to everybody"))).key
