"""What is about to enter the history, as a form, an import or an exchange gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matvey.customers.models import Customer


@dataclass(frozen=True)
class NewInteraction:
    """One thing that was, or is planned; `kind` and `state` are those of `Interaction`.

    `address` is the normalised e-mail of the person it was with, where that is known.
    """

    customer: Customer
    kind: str
    happened_at: datetime
    subject: str = ""
    text: str = ""
    state: str = "took_place"
    origin: str = ""
    address: str = ""
    employee_id: int | None = None


@dataclass(frozen=True)
class NewLetters:
    """Letters from and to one address of the customer, each named by a short fingerprint."""

    customer: Customer
    address: str
    received: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    first_at: datetime | None = None
    last_at: datetime | None = None
