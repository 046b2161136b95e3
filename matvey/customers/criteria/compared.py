"""Criteria that compare what stands in a field with what somebody types: an amount, a day, a text."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.core.folding import fold
from matvey.customers.criterion import Criterion, Value
from matvey.records.filters import Asking

FILLED, EMPTY = "filled", "empty"
PRESENCE = {FILLED: gettext_lazy("is filled in"), EMPTY: gettext_lazy("is not filled in")}
MOST = Decimal(10) ** 16


@dataclass(frozen=True)
class ComparedCriterion(Criterion):
    """`having` gives the customers with a value that meets a condition on `number`, `day` or `key`."""

    having: Callable[[Q], Q]
    shown: Callable[[Any], str] = str

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value in a text; raises `ValueError` where there is none."""

    @abstractmethod
    def compared(self, operator: str, value: Any) -> Q:
        """The condition on the values of the field."""

    def checked(self, operator: str, value: object, asking: Asking) -> Value:
        if operator in PRESENCE:
            return None
        text = str(value or "").strip()
        try:
            self.read(text)
        except ValueError as error:
            raise ValidationError(
                _("“%(label)s” can't be compared with “%(text)s”."),
                params={"label": self.label, "text": text[:80]},
            ) from error
        return text

    def condition(self, operator: str, value: Value, asking: Asking) -> Q:
        if operator in PRESENCE:
            return self.having(Q()) if operator == FILLED else ~self.having(Q())
        return self.having(self.compared(operator, self.read(str(value))))

    def sentence(self, operator: str, value: Value, asking: Asking) -> str:
        said = f"{self.label}: {self.operators.get(operator, operator)}"
        return said if operator in PRESENCE else f"{said} {self.shown(self.read(str(value)))}"


@dataclass(frozen=True)
class AmountCriterion(ComparedCriterion):
    """A number or a sum of money."""

    widget = "amount"
    operators = {
        "least": gettext_lazy("at least"),
        "most": gettext_lazy("at most"),
        "equal": gettext_lazy("exactly"),
        **PRESENCE,
    }

    def read(self, text: str) -> Decimal:
        try:
            amount = Decimal("".join(text.split()).replace(",", "."))
        except InvalidOperation as error:
            raise ValueError(text) from error
        if not (amount.is_finite() and abs(amount) < MOST):
            raise ValueError(text)
        return amount

    def compared(self, operator: str, value: Decimal) -> Q:
        lookup = {"least": "gte", "most": "lte", "equal": "exact"}[operator]
        return Q(**{f"number__{lookup}": value})


@dataclass(frozen=True)
class DayCriterion(ComparedCriterion):
    widget = "day"
    operators = {"since": gettext_lazy("not before"), "until": gettext_lazy("not after"), **PRESENCE}

    def read(self, text: str) -> date:
        return date.fromisoformat(text)

    def compared(self, operator: str, value: date) -> Q:
        return Q(day__gte=value) if operator == "since" else Q(day__lte=value)


@dataclass(frozen=True)
class TextCriterion(ComparedCriterion):
    """A text or an address of the web, in any letter case; compared by its first 120 letters."""

    widget = "text"
    operators = {"begins": gettext_lazy("begins with"), "equal": gettext_lazy("exactly"), **PRESENCE}

    def read(self, text: str) -> str:
        if not text:
            raise ValueError(text)
        return text

    def compared(self, operator: str, value: str) -> Q:
        if operator == "equal":
            return Q(key=fold(value)[:120])
        begun = fold(value)[:119]
        return Q(key__gte=begun, key__lt=begun + "\U0010ffff")
