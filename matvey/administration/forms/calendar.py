"""The forms of the working calendar: the week, and a day that differs."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from matvey.administration.actions.calendar import Week
from matvey.administration.hours_text import Stretch, parse_hours, written_hours
from matvey.staff.calendar import OwnKind
from matvey.staff.models import WorkingSpan


class HoursField(forms.CharField):
    """Stretches of work of one day, written in words of time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=100, required=False, **kwargs)

    def clean(self, value: str) -> list[Stretch]:
        return parse_hours(super().clean(value) or "")


class WeekForm(forms.Form):
    keeps_official_days = forms.BooleanField(
        label=_("We rest on official holidays and moved days off"), required=False
    )
    works_on_paid_rest = forms.BooleanField(
        label=_("We work on days declared non-working with pay kept"), required=False
    )

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, name in WorkingSpan.Weekday.choices:
            hours = written_hours((opens, closes) for day, opens, closes in week.spans if day == weekday)
            self.fields[f"day{weekday}"] = HoursField(label=capfirst(str(name)), initial=hours)
        self.fields["day0"].help_text = _("Like 9:00–18:00, with a break: 9:00–13:00, 14:00–18:00.")
        self.initial["keeps_official_days"] = week.keeps_official_days
        self.initial["works_on_paid_rest"] = week.works_on_paid_rest
        self.order_fields([f"day{weekday}" for weekday in range(7)])

    def clean(self) -> dict[str, Any]:
        """`week` as the action takes it."""
        cleaned = super().clean() or {}
        days: list[tuple[int, list[Stretch]]] = [(n, cleaned.get(f"day{n}") or []) for n in range(7)]
        spans = [(weekday, opens, closes) for weekday, stretches in days for opens, closes in stretches]
        if not spans and not self.errors:
            raise ValidationError(_("A week without a single working hour?"))
        return {
            "week": Week(
                spans,
                cleaned.get("keeps_official_days", False),
                cleaned.get("works_on_paid_rest", False),
            )
        }


class DayForm(forms.Form):
    day = forms.DateField(label=_("Date"))
    kind = forms.ChoiceField(label=_("What it is"), choices=OwnKind.choices, widget=forms.RadioSelect)
    hours = HoursField(label=_("Hours"), help_text=_("Empty: as usual, a short day ends an hour earlier."))
    note = forms.CharField(label=_("Why"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """As `ExceptionData`."""
        cleaned = super().clean() or {}
        stretches: list[tuple[time, time]] = cleaned.pop("hours", None) or []
        if len(stretches) > 1:
            self.add_error("hours", _("One stretch is enough here."))
        if stretches and cleaned.get("kind") == OwnKind.DAY_OFF:
            self.add_error("hours", _("A day off has no hours."))
        opens, closes = stretches[0] if stretches else (None, None)
        return {**cleaned, "opens": opens, "closes": closes}
