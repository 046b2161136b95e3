"""Who belongs to a segment, how many they are, and why each of them does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from matvey.customers import criterion, segment_orders
from matvey.customers.criterion import Criterion, Value
from matvey.customers.models import Customer, Segment, SegmentMember
from matvey.records.filters import Asking

ALL, ANY = "all", "any"
MOST_CRITERIA = 20
NOBODY = Q(pk__in=[])


@dataclass(frozen=True)
class Asked:
    """One criterion with what is asked of it."""

    criterion: Criterion
    operator: str
    value: Value

    def condition(self, asking: Asking) -> Q:
        return self.criterion.condition(self.operator, self.value, asking)

    def sentence(self, asking: Asking) -> str:
        return self.criterion.sentence(self.operator, self.value, asking)

    def as_json(self) -> dict[str, object]:
        return {"key": self.criterion.key, "operator": self.operator, "value": self.value}


@dataclass(frozen=True)
class Question:
    """All of the criteria, or any of them. Without criteria it asks for nobody."""

    asked: tuple[Asked, ...]
    match: str = ALL
    unknown: tuple[str, ...] = ()

    @classmethod
    def checked(cls, question: Mapping[str, Any], asking: Asking) -> Self:
        """A question somebody has put; raises `ValidationError` where it makes no sense."""
        criteria = question.get("criteria")
        if question.get("match", ALL) not in (ALL, ANY) or not isinstance(criteria, list) or not criteria:
            raise ValidationError({"question": _("Choose at least one criterion.")})
        if len(criteria) > MOST_CRITERIA:
            raise ValidationError({"question": _("At most %d criteria, please.") % MOST_CRITERIA})
        return cls(tuple(_checked(one, asking) for one in criteria), question.get("match", ALL))

    @classmethod
    def kept(cls, question: Mapping[str, Any]) -> Self:
        """A question saved earlier; what no app knows any more is named in `unknown`."""
        criteria = question.get("criteria", [])
        found = [(one, criterion.find(one["key"])) for one in criteria]
        known = [Asked(known, one["operator"], one["value"]) for one, known in found if known]
        unknown = [one["key"] for one, known in found if not known]
        return cls(tuple(known), question.get("match", ALL), tuple(unknown))

    def condition(self, asking: Asking) -> Q:
        """Nobody meets what is unknown, rather than everybody."""
        conditions = [one.condition(asking) for one in self.asked] + [NOBODY for _key in self.unknown]
        if not conditions:
            return NOBODY
        found = conditions[0]
        for condition in conditions[1:]:
            found = found & condition if self.match == ALL else found | condition
        return found

    def as_json(self) -> dict[str, object]:
        return {"match": self.match, "criteria": [one.as_json() for one in self.asked]}


def members(segment: Segment, asking: Asking) -> QuerySet[Customer]:
    """The customers of the segment this person may see, in no order.

    The first N are the first of those whom this person sees.
    """
    rows = Customer.objects.visible_to(asking.access).kept()
    if segment.way == Segment.Way.LIST:
        rows = rows.filter(pk__in=SegmentMember.objects.filter(segment=segment.pk).values("customer"))
    else:
        rows = rows.filter(Question.kept(segment.question).condition(asking))
    order = segment_orders.find(segment.first_by)
    if segment.first is None or order is None:
        return rows
    first = list(rows.order_by(*order.by).values_list("pk", flat=True)[: segment.first])
    return Customer.objects.filter(pk__in=first)


def count(question: Mapping[str, Any], asking: Asking) -> int:
    """How many answer a question that is not saved yet; raises `ValidationError` where it makes no sense."""
    condition = Question.checked(question, asking).condition(asking)
    return Customer.objects.visible_to(asking.access).kept().filter(condition).count()


def explanations(segment: Segment, customers: Sequence[Customer], asking: Asking) -> dict[int, list[str]]:
    """Why each of these customers, of one page say, belongs to the segment."""
    if segment.way == Segment.Way.LIST:
        return {customer.pk: [_("put on the list by hand")] for customer in customers}
    why: dict[int, list[str]] = {customer.pk: [] for customer in customers}
    for one in Question.kept(segment.question).asked:
        meeting = Customer.objects.filter(pk__in=why).filter(one.condition(asking))
        pks = set(meeting.values_list("pk", flat=True))
        for customer in customers:
            if customer.pk in pks:
                why[customer.pk].append(one.criterion.explanation(customer, asking))
    return why


def _checked(one: Any, asking: Asking) -> Asked:
    found = criterion.find(str(one.get("key"))) if isinstance(one, dict) else None
    if found is None:
        raise ValidationError({"question": _("There is no such criterion.")})
    operator = str(one.get("operator", ""))
    if operator not in found.operators:
        raise ValidationError({"question": _("Choose how “%(label)s” is meant.") % {"label": found.label}})
    try:
        return Asked(found, operator, found.checked(operator, one.get("value"), asking))
    except ValidationError as error:
        raise ValidationError({"question": error.messages}) from error
