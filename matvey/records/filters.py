"""The kinds of filters a list may have; each reads itself from the address and shows itself as a chip."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matvey.staff.access import Access

type Choosing = Callable[[Asking], Sequence[Option]]


@dataclass(frozen=True)
class Asking:
    """Who asks, and at what moment; what may be chosen is looked up once, however often it is needed."""

    access: Access
    at: datetime
    _looked_up: dict[Choosing, Sequence[Option]] = field(default_factory=dict, compare=False, repr=False)

    def options(self, choose: Choosing) -> Sequence[Option]:
        if choose not in self._looked_up:
            self._looked_up[choose] = choose(self)
        return self._looked_up[choose]


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class Given:
    """What the address says about one filter; `values` are texts as they stand there."""

    values: tuple[str, ...] = ()
    negated: bool = False
    low: str = ""
    high: str = ""

    def __bool__(self) -> bool:
        return bool(self.values or self.low or self.high)


@dataclass(frozen=True)
class Filter(ABC):
    """A declared filter; its key is the parameter in the address. `field` is the one column it asks of, if any."""

    key: str
    label: str | Promise
    icon: str = "list-filter"
    field: str = ""

    widget = ""

    def read(self, data: QueryDict) -> Given:
        return Given(
            values=tuple(value for value in data.getlist(self.key) if value),
            negated=data.get(f"{self.key}.not") == "1",
            low=data.get(f"{self.key}.from", ""),
            high=data.get(f"{self.key}.to", ""),
        )

    def keys(self) -> tuple[str, ...]:
        """All parameters in the address that belong to this filter."""
        return (self.key, f"{self.key}.not", f"{self.key}.from", f"{self.key}.to")

    def options(self, asking: Asking) -> Sequence[Option]:
        return ()

    @abstractmethod
    def condition(self, given: Given, asking: Asking) -> Q | None:
        """The rows that pass; `None` where the values in the address mean nothing."""

    @abstractmethod
    def chip(self, given: Given, asking: Asking) -> str:
        """The chosen values in words."""


@dataclass(frozen=True)
class ChoiceFilter(Filter):
    """One or several of known values, or all but these."""

    choose: Choosing = lambda asking: ()
    where: Callable[[Sequence[str], Asking], Q] = lambda values, asking: Q()

    widget = "choice"

    def options(self, asking: Asking) -> Sequence[Option]:
        return asking.options(self.choose)

    def condition(self, given: Given, asking: Asking) -> Q | None:
        chosen = [option.value for option in self._chosen(given, asking)]
        if not chosen:
            return None
        found = self.where(chosen, asking)
        return ~found if given.negated else found

    def chip(self, given: Given, asking: Asking) -> str:
        labels = [str(option.label) for option in self._chosen(given, asking)]
        if len(labels) <= 2:
            return ", ".join(labels)
        more = len(labels) - 1
        return ngettext("%(first)s and %(more)d more", "%(first)s and %(more)d more", more) % {
            "first": labels[0],
            "more": more,
        }

    def _chosen(self, given: Given, asking: Asking) -> list[Option]:
        return [option for option in self.options(asking) if option.value in given.values]


@dataclass(frozen=True)
class DateFilter(Filter):
    """A period of days, both ends included; `field` holds dates, or moments with `moments`."""

    moments: bool = False

    widget = "dates"

    def condition(self, given: Given, asking: Asking) -> Q | None:
        low, high = _day(given.low), _day(given.high)
        if low is None and high is None:
            return None
        found = Q()
        if low:
            found &= Q(**{f"{self.field}__gte": self._edge(low, asking)})
        if high:
            found &= Q(**{f"{self.field}__lt": self._edge(high + timedelta(days=1), asking)})
        return found

    def chip(self, given: Given, asking: Asking) -> str:
        low, high = _day(given.low), _day(given.high)
        texts = [formats.date_format(day, "SHORT_DATE_FORMAT") if day else "" for day in (low, high)]
        return _range_text(*texts)

    def _edge(self, day: date, asking: Asking) -> date | datetime:
        if not self.moments:
            return day
        return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001


@dataclass(frozen=True)
class NumberFilter(Filter):
    """Numbers between two ends, both included."""

    widget = "numbers"

    def condition(self, given: Given, asking: Asking) -> Q | None:
        low, high = _number(given.low), _number(given.high)
        if low is None and high is None:
            return None
        found = Q() if low is None else Q(**{f"{self.field}__gte": low})
        return found if high is None else found & Q(**{f"{self.field}__lte": high})

    def chip(self, given: Given, asking: Asking) -> str:
        return _range_text(given.low, given.high)


@dataclass(frozen=True)
class TextFilter(Filter):
    """A text the caller turns into a condition (an indexed beginning, an equal key)."""

    where: Callable[[str, Asking], Q] = lambda value, asking: Q()

    widget = "text"

    def condition(self, given: Given, asking: Asking) -> Q | None:
        return self.where(given.values[0], asking) if given.values else None

    def chip(self, given: Given, asking: Asking) -> str:
        return given.values[0]


def yes_no(key: str, label: str | Promise, where: Q, **rest: Any) -> ChoiceFilter:
    """A filter with the two answers yes and no."""
    return ChoiceFilter(
        key,
        label,
        choose=lambda asking: (Option("yes", _("Yes")), Option("no", _("No"))),
        where=lambda values, asking: Q() if len(values) == 2 else where if "yes" in values else ~where,
        **rest,
    )


def _range_text(low: str, high: str) -> str:
    if low and high:
        return f"{low} – {high}"
    return _("from %(low)s") % {"low": low} if low else _("to %(high)s") % {"high": high}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", ".").replace(" ", "").replace("\xa0", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
