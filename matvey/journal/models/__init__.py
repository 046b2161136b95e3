"""The one log of what happened."""

from matvey.journal.models.events import Event, EventDetail, EventQuerySet
from matvey.journal.models.jobs import Job, JobQuerySet, WorkerHeartbeat
from matvey.journal.models.schedules import Schedule, ScheduleQuerySet

__all__ = [
    "Event",
    "EventDetail",
    "EventQuerySet",
    "Job",
    "JobQuerySet",
    "Schedule",
    "ScheduleQuerySet",
    "WorkerHeartbeat",
]
