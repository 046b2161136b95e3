"""A customer whom a row may mean: one of the base, or one that an earlier row of the file brings."""

from __future__ import annotations

from dataclasses import dataclass

from matvey.core.person_names import PersonName
from matvey.customers.actions.drafts import person_of
from matvey.customers.new import NewCustomer, Place
from matvey.exchange.imports.entries import APART

type Key = tuple[bool, int]
"""Whether the file brings them, and their number in the base or position in it: those known longest come first."""


@dataclass(slots=True)
class Someone:
    """As much of a customer as telling them from others takes. `number` is theirs in the base, once they have one."""

    key: Key
    name: str
    person: PersonName | None
    place: Place
    number: int | None = None

    @classmethod
    def brought(cls, new: NewCustomer, position: int) -> Someone:
        """Whom the row there is going to bring into the base."""
        name = " ".join(new.name.split())[:250]
        return cls((True, position), name, person_of(new).name if new.form == "person" else None, new.place)

    @property
    def position(self) -> int:
        """Where the row stands that brings them; 0 for those of the base."""
        brought, number = self.key
        return number if brought else 0

    @property
    def part(self) -> int:
        return self.position // APART

    @property
    def row(self) -> int:
        return self.position % APART
