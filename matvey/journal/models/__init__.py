"""The one log of what happened."""

from matvey.journal.models.events import Event, EventDetail, EventQuerySet

__all__ = ["Event", "EventDetail", "EventQuerySet"]
