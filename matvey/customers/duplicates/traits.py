"""What of a customer is compared, brought to the form in which it is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from matvey.customers.duplicates.names import Name

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Birthday:
    """What is known of it; 0 for a part that is not."""

    day: int = 0
    month: int = 0
    year: int = 0

    @property
    def is_whole(self) -> bool:
        return bool(self.day and self.month and self.year)


@dataclass(slots=True)
class Traits:
    """`marks` are phones, e-mails and messengers as normalised, with those of contact persons; `inns` lead to
    the KPPs of each (empty where none is known); `addresses` and `city` are folded.
    """

    name: Name
    marks: frozenset[str] = NOTHING
    inns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    birthday: Birthday | None = None
    addresses: frozenset[str] = NOTHING
    sites: frozenset[str] = NOTHING
    city: str = ""
    number: int = 0

    @property
    def phones(self) -> frozenset[str]:
        return frozenset(mark for mark in self.marks if mark[:1] == "+")

    @property
    def emails(self) -> frozenset[str]:
        return frozenset(mark for mark in self.marks if "@" in mark)
