"""Values to ask for, each from a customer that the reader may see, so that no page is asked for twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from matvey.core.company_names import split_company_name
from matvey.core.folding import digits
from matvey.customers.models import Counterparty, Customer
from matvey.staff.admission import access_of
from matvey.staff.models import Employee


@dataclass(frozen=True)
class Samples:
    """Customers of the reader, drawn evenly; the longest histories stand in `busy`."""

    customers: Sequence[Customer]
    busy: Sequence[int]
    inns: Sequence[str]

    @property
    def words(self) -> list[str]:
        return [_longest_word(customer.name) for customer in self.customers]

    @property
    def phones(self) -> list[str]:
        """Six digits from the middle of a number."""
        numbers = [digits(customer.main_phone) for customer in self.customers]
        return [number[4:10] for number in numbers if len(number) > 10]

    @property
    def typos(self) -> list[str]:
        return [_misspelled(word) for word in self.words if len(word) > 5]


def samples_for(reader: Employee, *, at: datetime, count: int = 40) -> Samples:
    """The same for the same base."""
    visible = Customer.objects.visible_to(access_of(reader, at=at)).kept()
    ids = list(visible.order_by("pk").values_list("pk", flat=True))
    chosen = Random(count).sample(ids, min(count, len(ids)))  # noqa: S311 - no secret
    customers = sorted(Customer.objects.filter(pk__in=chosen), key=lambda customer: chosen.index(customer.pk))
    parties = Counterparty.objects.filter(customer__in=chosen).exclude(inn="").order_by("pk")
    busy = [pk for pk in ids if pk % 200 == 0][:count]
    return Samples(customers, busy or chosen, list(parties.values_list("inn", flat=True)))


def _longest_word(name: str) -> str:
    return max(split_company_name(name).core.replace("«", " ").replace("»", " ").split(), key=len)


def _misspelled(word: str) -> str:
    """Two letters in the middle in the wrong order, the commonest slip of the fingers."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
