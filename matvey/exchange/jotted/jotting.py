"""What a line of a notebook or a business card says of a customer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Jotting:
    """Everything as typed; no word of the text is in none of them. `note` is what had no place of its own."""

    company: str = ""
    person: str = ""
    position: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    site: str = ""
    inn: str = ""
    city: str = ""
    address: str = ""
    note: str = ""

    @property
    def is_person(self) -> bool:
        """Whether the customer is the human named, and no company."""
        return not self.company and bool(self.person) and len(self.inn) != 10

    @property
    def name(self) -> str:
        """What to call the customer; empty where the text names nobody."""
        return self.person if self.is_person else self.company
