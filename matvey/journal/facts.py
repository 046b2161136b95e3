"""A fact that is about to be written into the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Fact:
    """What happened to one record; values must be JSON and already readable years later.

    `responsible_id` is whose record it was: a deputy's change to it is noted as made for them.
    """

    verb: str
    subject_kind: str
    subject_id: int
    customer_id: int | None = None
    responsible_id: int | None = None
    happened_at: datetime | None = None
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    private_to: int | None = None
    batch_id: int | None = None
