"""What is measured: each page people open and each thing they do, as a series of requests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, cycle
from typing import Final
from urllib.parse import quote

from matvey.config.bench.history import OWN_CHOICES, OWN_FIELD
from matvey.config.bench.samples import Samples
from matvey.config.bench.visitors import Answer, Visitor
from matvey.customers.screens import customers as screen
from matvey.records.models import CustomField

TWO_FILTERS: Final = {
    "status and region": "status=active&region=78",
    "company and status": "form=company&status=lost&status=inactive",
    "role and last contact": "role=customer&contacted.from=2025-01-01&contacted.to=2025-06-30",
}
DAY: Final = (
    "list by name",
    "list with two filters: status and region",
    "list searched by words",
    "palette searched by words",
    "palette searched by part of a phone",
    "my day",
    "card",
    "card",
    "card",
)
# What so many answer that in a large base there is a thousandth page.
MANY_FOUND: Final = "form=company&status=active"
THOUSANDTH: Final = 1000


@dataclass(frozen=True)
class Work:
    """One line of the table: a request that is made again and again, each time a little differently."""

    name: str
    do: Callable[[Visitor], Answer]


def works(samples: Samples) -> Iterator[Work]:
    """Everything one person does; a sample that has nothing to ask for is left out."""
    yield from _lists()
    for kind, values in _searches(samples):
        if values:
            yield _opening(f"list searched by {kind}", (f"/customers/?q={quote(value)}" for value in values))
            yield _opening(f"palette searched by {kind}", (f"/search/?q={quote(value)}" for value in values))
    yield _opening("card", (f"/customers/{customer.pk}/" for customer in samples.customers))
    yield _opening("card with a long history", (f"/customers/{pk}/" for pk in samples.busy))
    yield _opening("my day", ["/"])
    yield _opening("birthdays of a month", ["/birthdays/?span=month"])
    yield creating()


def daily(samples: Samples) -> Iterator[Work]:
    """The few things everybody does all day, for measuring them while something else goes on."""
    wanted = ("list by name", "list searched by words", "card", "my day", "creating a customer")
    return (work for work in works(samples) if work.name in wanted)


def pages_of_a_day(samples: Samples) -> list[Work]:
    """What people open while they work: cards most of all, lists, the palette, their day."""
    by_name = {work.name: work for work in works(samples)}
    return [by_name[name] for name in DAY if name in by_name]


def noting(samples: Samples) -> Work:
    """A note on the time line of a customer, as the composer of the card sends it."""
    turns = cycle(samples.customers)
    return Work(
        "writing a note",
        lambda visitor: visitor.post(
            f"/customers/{next(turns).pk}/notes/", {"text": "Позвонить после праздников"}
        ),
    )


def creating() -> Work:
    """A customer with a phone, as the form sends it."""
    numbers = count(1)

    def create(visitor: Visitor) -> Answer:
        number = next(numbers)
        return visitor.post(
            "/customers/new/",
            {
                "legal_form": "company",
                "name": f"ООО «Новый знакомый {visitor.employee.pk}-{number}»",
                "phone": f"+7 974 000-{number // 100 % 100:02}-{number % 100:02}",
                "roles": "customer",
                "responsible": str(visitor.employee.pk),
            },
        )

    return Work("creating a customer", create)


def _lists() -> Iterator[Work]:
    for sort in screen.sorts:
        address = f"/customers/?sort={sort.key}"
        yield _opening(f"list by {sort.key}", [address])
        yield _opening(f"list by {sort.key}, page {THOUSANDTH}", [f"{address}&page={THOUSANDTH}"])
    for name, query in TWO_FILTERS.items():
        yield _opening(f"list with two filters: {name}", [f"/customers/?{query}"])
    first = next(iter(TWO_FILTERS.values()))
    yield _opening("list with two filters by contacted", [f"/customers/?{first}&sort=contacted"])
    yield _opening(
        f"list with two filters, page {THOUSANDTH}", [f"/customers/?{MANY_FOUND}&page={THOUSANDTH}"]
    )
    own = CustomField.objects.get(label=OWN_FIELD).key
    yield _opening(
        "list with a filter of an own field", (f"/customers/?{own}={quote(c)}" for c in OWN_CHOICES)
    )


def _searches(samples: Samples) -> Iterator[tuple[str, list[str]]]:
    yield "words", samples.words
    yield "part of a phone", samples.phones
    yield "ИНН", list(samples.inns)
    yield "a typo", samples.typos


def _opening(name: str, paths: Iterable[str]) -> Work:
    turns = cycle(list(paths))
    return Work(name, lambda visitor: visitor.get(next(turns)))
