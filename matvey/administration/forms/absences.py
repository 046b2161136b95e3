"""Somebody is away: why, until when, who stands in. As it stands when it opens, it can be sent."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from matvey.administration.forms.choices import PersonField
from matvey.administration.standing_in import usual_deputy
from matvey.staff.models import Absence, Employee


class AbsenceForm(forms.Form):
    """Days are those of the person's branch; the last one is a day away."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=Absence.Reason, initial=Absence.Reason.ILL, widget=forms.RadioSelect
    )
    from_on = forms.DateField(label=_("First day away"), required=False, help_text=_("Empty: from now on"))
    until_on = forms.DateField(label=_("Last day away"), required=False, help_text=_("Empty: until back"))
    deputy = PersonField(label=_("Stands in"), required=False)

    def __init__(self, *args: Any, employee: Employee, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(employee.branch.time_zone if employee.branch else settings.TIME_ZONE)
        people = Employee.objects.working().exclude(pk=employee.pk)
        self.fields["deputy"].queryset = people  # type: ignore[attr-defined]
        usual = usual_deputy(employee, at=at)
        self.fields["deputy"].empty_label = (  # type: ignore[attr-defined]
            _("as usual: %(name)s") % {"name": usual} if usual else _("nobody")
        )

    def clean(self) -> dict[str, Any]:
        """As `AbsenceData`."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.pop("from_on", None), cleaned.pop("until_on", None)
        cleaned["starts_at"] = self._midnight(begins) if begins else None
        cleaned["ends_at"] = self._midnight(ends + timedelta(days=1)) if ends else None
        if begins and ends and ends < begins:
            self.add_error("until_on", _("The last day comes before the first."))
        return cleaned

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)
