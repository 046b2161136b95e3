"""How far a right reaches."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """From nothing to everything; each contains those before it."""

    NONE = "none", _("nothing")
    OWN = "own", _("own")
    DEPARTMENT = "department", _("of the department")
    BRANCH = "branch", _("of the branch")
    ALL = "all", _("all")

    @property
    def width(self) -> int:
        return list(Scope).index(self)
