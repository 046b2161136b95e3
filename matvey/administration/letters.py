"""Letters of the program itself to its people: an invitation, a link, a warning. They go by the queue,
so that a slow mail server keeps nobody waiting.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

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


def written(to: str, name: str, facts: dict[str, Any]) -> Letter:
    """From the templates `administration/letters/NAME_subject.txt` and `NAME.txt`, in the language in force."""
    subject = render_to_string(f"administration/letters/{name}_subject.txt", facts)
    body = render_to_string(f"administration/letters/{name}.txt", facts)
    return Letter(to, " ".join(subject.split()), body.strip())


def order_letter(letter: Letter, *, at: datetime) -> Job:
    return enqueue(KIND, asdict(letter), by=Actor.program(), at=at, title=letter.subject[:200])
