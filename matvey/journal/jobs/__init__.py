"""Background work: rows worked off in slices that survive being killed at any moment.

An app registers its kinds in its `jobs.py`; its actions order work with `enqueue`.
"""

from matvey.journal.jobs import verbs as verbs
from matvey.journal.jobs.actions import cancel_job, enqueue, retry_job
from matvey.journal.jobs.heartbeats import is_worker_alive, worker_seen_at
from matvey.journal.jobs.interruptions import GiveUp, LeaseLost, TimeIsUp
from matvey.journal.jobs.kinds import Finished, JobKind, Lane, More, SliceResult, register
from matvey.journal.jobs.progress import Progress, job_progress, job_title
from matvey.journal.jobs.rules import Rule, daily, every, monthly, weekly
from matvey.journal.jobs.schedules import change_schedule, declare, sync_schedules
from matvey.journal.jobs.slices import Batch, Slice
from matvey.journal.jobs.sweeping import sweep_jobs
from matvey.journal.jobs.tidying import tidy_base
from matvey.journal.jobs.writing import Pace, background_write

__all__ = [
    "Batch",
    "Finished",
    "GiveUp",
    "JobKind",
    "Lane",
    "LeaseLost",
    "More",
    "Pace",
    "Progress",
    "Rule",
    "Slice",
    "SliceResult",
    "TimeIsUp",
    "background_write",
    "cancel_job",
    "change_schedule",
    "daily",
    "declare",
    "enqueue",
    "every",
    "is_worker_alive",
    "job_progress",
    "job_title",
    "monthly",
    "register",
    "retry_job",
    "sweep_jobs",
    "sync_schedules",
    "tidy_base",
    "weekly",
    "worker_seen_at",
]
