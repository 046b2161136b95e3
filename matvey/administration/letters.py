"""Letters of the program itself to its people: an invitation, a link, a warning. They go by the queue,
so that a slow mail server keeps nobody waiting.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from matvey.journal.jobs import enqueue
from matvey.journal.models import Job
from matvey.staff.access import Actor

KIND = "letter"


@dataclass(frozen=True)
class Letter:
    """Plain text to one address."""

    to: str
    subject: str
    body: str


def order_letter(letter: Letter, *, at: datetime) -> Job:
    return enqueue(KIND, asdict(letter), by=Actor.program(), at=at, title=letter.subject[:200])
