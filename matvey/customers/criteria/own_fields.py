"""Criteria over the company's own fields; a field added today may be asked today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from django.db.models import Q
from django.utils.translation import gettext as _

from matvey.core.figures import number, rub
from matvey.core.folding import fold
from matvey.core.moments import full_day
from matvey.customers.criteria.compared import AmountCriterion, DayCriterion, TextCriterion
from matvey.customers.criterion import ChoiceCriterion, Criterion, add_family
from matvey.customers.models import Customer
from matvey.records.custom_values import NO, YES, from_row
from matvey.records.filters import Asking, Option
from matvey.records.models import CustomField, CustomValue

KIND, PREFIX = "customer", "custom-"
EMPTY = "-"
_Type = CustomField.Type


def find_one(key: str) -> Criterion | None:
    """The criterion of the field that the key names, unless it was archived."""
    number_of_field = key.removeprefix(PREFIX)
    if number_of_field == key or not (number_of_field.isascii() and number_of_field.isdigit()):
        return None
    field = CustomField.objects.of_kind(KIND).filter(pk=int(number_of_field)).first()
    return _criterion(field) if field else None


def find_all() -> Sequence[Criterion]:
    return [_criterion(field) for field in CustomField.objects.of_kind(KIND)]


def _criterion(field: CustomField) -> Criterion:
    told, having = partial(_told, field), partial(_having, field.pk)
    if field.is_numeric:
        return AmountCriterion(field.key, field.label, told, having, _shown(field))
    if field.type == _Type.DATE:
        return DayCriterion(field.key, field.label, told, having, _shown(field))
    if field.type in (_Type.CHOICE, _Type.YES_NO):
        options = _options(field)
        where = partial(_chosen, having)
        return ChoiceCriterion(field.key, field.label, told, lambda asking: options, where)
    return TextCriterion(field.key, field.label, told, having)


def _having(field_id: int, condition: Q) -> Q:
    """The customers with such a value; an index begins with the field and each thing compared."""
    values = CustomValue.objects.filter(condition, field=field_id)
    return Q(pk__in=values.values("object_id"))


def _chosen(having: Callable[[Q], Q], values: Sequence[str], asking: Asking) -> Q:
    found = having(Q(key__in=[value for value in values if value != EMPTY]))
    return found | ~having(Q()) if EMPTY in values else found


def _options(field: CustomField) -> list[Option]:
    options = [Option(fold(choice)[:120], choice) for choice in field.choices]
    if field.type == _Type.YES_NO:
        options = [Option(YES, _("yes")), Option(NO, _("no"))]
    return [*options, Option(EMPTY, _("not filled in"))]


def _told(field: CustomField, customer: Customer, asking: Asking) -> str:
    row = CustomValue.objects.filter(field=field.pk, object_id=customer.pk).first()
    return _shown(field)(from_row(field, row)) if row else _("not filled in")


def _shown(field: CustomField) -> Callable[[object], str]:
    """How a value of that type is written."""
    return {_Type.NUMBER: number, _Type.MONEY: rub, _Type.DATE: full_day, _Type.YES_NO: _answer}.get(  # type: ignore[return-value]
        _Type(field.type), str
    )


def _answer(yes: object) -> str:
    return _("yes") if yes else _("no")


add_family(find_one, find_all)
