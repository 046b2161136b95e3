"""What a segment may ask of a customer; apps above add their criteria from their `criteria.py`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.customers.models import Customer
from matvey.records.filters import Asking, Option

type Text = str | Promise
type Value = list[str] | str | int | None

MOST_DAYS = 36_500


@dataclass(frozen=True)
class Criterion(ABC):
    """One thing that may be asked. `told` says how it is with one customer, `fact` what that is called."""

    key: str
    label: Text
    told: Callable[[Customer, Asking], str]
    fact: Text = field(default="", kw_only=True)

    widget: ClassVar[str] = ""
    operators: ClassVar[Mapping[str, Text]] = {}

    @abstractmethod
    def checked(self, operator: str, value: object, asking: Asking) -> Value:
        """The value as it is kept; raises `ValidationError` where it means nothing."""

    @abstractmethod
    def condition(self, operator: str, value: Value, asking: Asking) -> Q:
        """The customers that meet it."""

    @abstractmethod
    def sentence(self, operator: str, value: Value, asking: Asking) -> str:
        """The criterion in words: «Регион: Тульская область»."""

    def explanation(self, customer: Customer, asking: Asking) -> str:
        """Why the customer meets it: «Регион: Тульская область», «Последний контакт: 45 дней назад»."""
        return f"{self.fact or self.label}: {self.told(customer, asking)}"


@dataclass(frozen=True)
class ChoiceCriterion(Criterion):
    """One of several values, or none of them."""

    choose: Callable[[Asking], Sequence[Option]] = lambda asking: ()
    where: Callable[[Sequence[str], Asking], Q] = lambda values, asking: Q()

    widget = "choice"
    operators = {"is": gettext_lazy("is"), "is_not": gettext_lazy("is not")}

    def checked(self, operator: str, value: object, asking: Asking) -> Value:
        known = {option.value for option in self.choose(asking)}
        values = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        if not values or not set(values) <= known:
            raise ValidationError(_("Choose a value for “%(label)s”."), params={"label": self.label})
        return values

    def condition(self, operator: str, value: Value, asking: Asking) -> Q:
        found = self.where(value if isinstance(value, list) else [], asking)
        return ~found if operator == "is_not" else found

    def sentence(self, operator: str, value: Value, asking: Asking) -> str:
        labels = {option.value: option.label for option in self.choose(asking)}
        chosen = ", ".join(str(labels.get(one, one)) for one in value or [])  # type: ignore[union-attr]
        joint = ": " if operator == "is" else f" {self.operators['is_not']}: "
        return f"{self.label}{joint}{chosen}"


@dataclass(frozen=True)
class NumberCriterion(Criterion):
    """A number, of days mostly; `where` gets the number."""

    where: Callable[[int, Asking], Q] = lambda number, asking: Q()
    words: Callable[[int], str] = str
    unit: Text = field(default="", kw_only=True)

    widget = "number"
    operators = {"is": gettext_lazy("is")}

    def checked(self, operator: str, value: object, asking: Asking) -> Value:
        text = str(value).strip()
        if not (text.isascii() and text.isdigit()) or int(text) > MOST_DAYS:
            message = _("“%(label)s” needs a whole number up to %(most)d.")
            raise ValidationError(message, params={"label": self.label, "most": MOST_DAYS})
        return int(text)

    def condition(self, operator: str, value: Value, asking: Asking) -> Q:
        return self.where(value if isinstance(value, int) else 0, asking)

    def sentence(self, operator: str, value: Value, asking: Asking) -> str:
        return f"{self.label}: {self.words(value if isinstance(value, int) else 0)}"


@dataclass(frozen=True)
class YesNoCriterion(Criterion):
    """Something that is so or not."""

    where: Callable[[Asking], Q] = lambda asking: Q()

    widget = "yes_no"
    operators = {"yes": gettext_lazy("yes"), "no": gettext_lazy("no")}

    def checked(self, operator: str, value: object, asking: Asking) -> Value:
        return None

    def condition(self, operator: str, value: Value, asking: Asking) -> Q:
        return ~self.where(asking) if operator == "no" else self.where(asking)

    def sentence(self, operator: str, value: Value, asking: Asking) -> str:
        return f"{self.label}: {self.operators[operator]}"


type Find = Callable[[str], Criterion | None]
type All = Callable[[], Sequence[Criterion]]

_registered: dict[str, Criterion] = {}
_families: list[tuple[Find, All]] = []


def add(*criteria: Criterion) -> None:
    for criterion in criteria:
        _registered[criterion.key] = criterion


def add_family(find_one: Find, find_all: All) -> None:
    """Criteria that are only known when asked for, such as those of the company's own fields.

    `find_one` answers `None` for a key that is none of its family, and does so without a query.
    """
    _families.append((find_one, find_all))


def find(key: str) -> Criterion | None:
    if key in _registered:
        return _registered[key]
    return next((found for find_one, _all in _families if (found := find_one(key))), None)


def all_criteria() -> list[Criterion]:
    """In the order in which people should be offered them."""
    return [*_registered.values(), *(one for _find, find_all in _families for one in find_all())]
