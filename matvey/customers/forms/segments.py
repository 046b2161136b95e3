"""Putting a segment together: its name, its criteria, how many of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from matvey.customers import criterion, segment_orders
from matvey.customers.actions.segments import SegmentData
from matvey.customers.models import Segment
from matvey.customers.segments import ALL, ANY


class SegmentForm(forms.Form):
    """The criteria stand beside it, in rows of their own; see `question_of`."""

    name = forms.CharField(label=_("Name"), max_length=160)
    way = forms.ChoiceField(label=_("How it is made"), choices=Segment.Way.choices, required=False)
    match = forms.ChoiceField(
        label=_("Who belongs to it"),
        choices=[(ALL, _("who meets all criteria")), (ANY, _("who meets any of them"))],
        required=False,
    )
    first = forms.IntegerField(label=_("Only the first"), min_value=1, max_value=1_000_000, required=False)
    first_by = forms.ChoiceField(label=_("In the order"), required=False)
    shared = forms.BooleanField(label=_("Show it to everybody"), required=False)

    half = ("way", "match", "first", "first_by")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orders = [(order.key, order.label) for order in segment_orders.all_orders()]
        self.fields["first_by"].choices = [("", "—"), *orders]  # type: ignore[attr-defined]

    def segment(self, question: Mapping[str, Any]) -> SegmentData:
        """What was filled in, as the action takes it."""
        data = self.cleaned_data
        way = data["way"] or Segment.Way.QUESTION
        return SegmentData(data["name"], question, way, data["first"], data["first_by"] or "", data["shared"])


class PutInSegmentForm(forms.Form):
    segment = forms.ModelChoiceField(
        Segment.objects.kept().filter(way=Segment.Way.LIST), label=_("Which segment"), empty_label=None
    )


def question_of(data: QueryDict) -> dict[str, Any]:
    """The question as the rows of the form give it; a row without a criterion is left out."""
    rows = [row for row in data.getlist("row") if data.get(f"key.{row}")]
    return {"match": data.get("match") or ALL, "criteria": [_criterion(data, row) for row in rows]}


def _criterion(data: QueryDict, row: str) -> dict[str, Any]:
    key = data.get(f"key.{row}", "")
    found = criterion.find(key)
    values = data.getlist(f"value.{row}")
    value: object = values if found is None or found.widget == "choice" else (values[0] if values else None)
    operator = data.get(f"operator.{row}") or next(iter(found.operators), "") if found else ""
    return {"key": key, "operator": operator, "value": value}
