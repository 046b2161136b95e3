"""Cards complete to less than so many percent: the reckoning of `completeness` in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.lookups import LessThan

from matvey.customers.completeness import CompletenessRules, Trait, asked_of
from matvey.customers.models import Form
from matvey.customers.statuses import condition


def complete_below(percent: int, *, on: date) -> Q:
    """The customers whose card has less than that; a test holds it to what `completeness` says of each row."""
    rules = CompletenessRules.in_force()
    general = rules.weights.get("", {})
    special = [status for status in rules.weights if status]
    found = _below(percent, general) & (~condition(special, on=on) if special else Q())
    for status in special:
        found |= condition([status], on=on) & _below(percent, {**general, **rules.weights[status]})
    return found


def _below(percent: int, weights: Mapping[str, int]) -> Q:
    found = Q(pk__in=[])
    for form in Form:
        asked = asked_of(weights, is_person=form is Form.PERSON)
        whole = sum(weight for _trait, weight in asked)
        having: Combinable = Value(0)
        for trait, weight in asked:
            having += _worth(trait, weight)
        least = percent * whole if whole else 100 * (percent > 100)
        found |= Q(form=form.value) & Q(LessThan(having * Value(100), Value(least)))
    return found


def _worth(trait: Trait, weight: int) -> Case:
    return Case(When(trait.where, then=Value(weight)), default=Value(0), output_field=IntegerField())
