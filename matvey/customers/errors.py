"""What may go wrong with a change of a customer besides missing rights and wrong values."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.core.moments import full_day
from matvey.staff.models import Employee


class StaleRecord(ValidationError):
    """Somebody has changed the record since it was opened; nothing was saved."""

    def __init__(self, who: Employee | None, changed_at: datetime) -> None:
        values = {"who": str(who or _("the program")), "when": full_day(changed_at)}
        super().__init__(
            _("%(who)s changed this card on %(when)s. Look at it again before you save."), "stale", values
        )
        self.who, self.changed_at = who, changed_at
