"""Work done in the background: each piece is one row, which is also its place in the queue."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.staff.access import Access
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, access: Access) -> Self:
        """One's own; administrators see everybody's and the program's own."""
        return self if access.may(ADMINISTER) else self.filter(created_by_id=access.employee_id)

    def unfinished(self) -> Self:
        return self.filter(finished_at=None)

    def to_take(self, lane: str, at: datetime) -> Self:
        """What a worker of that lane may take now, whoever waits longest first."""
        return self.unfinished().filter(lane=lane, due_at__lte=at).order_by("due_at", "id")

    def held(self, token: str) -> Self:
        """The job its worker still holds; empty once it was cancelled or another one has taken over."""
        return self.unfinished().filter(leased_by=token)


class Job(models.Model):
    """A piece of work: who ordered it, what it is, how far it is.

    `cursor` is where the next batch begins; it is written in the transaction of the batch before.
    `attempts` counts failures since the last progress. A worker may take it from `due_at` on; while one
    works on it, `leased_by` is that one's token and `due_at` the end of the lease.
    """

    class Lane(models.TextChoices):
        QUICK = "quick", _("quick")
        LONG = "long", _("long")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    kind = models.CharField(_("kind of work"), max_length=60)
    lane = models.CharField(_("lane"), max_length=10, choices=Lane)
    title = models.CharField(_("title"), max_length=200, blank=True)
    created_by = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("ordered by"),
    )
    params = models.JSONField(default=dict)
    cursor = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    done = models.PositiveBigIntegerField(_("done so far"), default=0)
    total = models.PositiveBigIntegerField(_("in all"), null=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("failed attempts"), default=0)
    error = models.CharField(_("what went wrong"), max_length=500, blank=True)
    error_detail = models.TextField(blank=True)
    due_at = models.DateTimeField(_("next turn"))
    leased_by = models.CharField(max_length=120, blank=True)
    unique_key = models.CharField(max_length=200, null=True, unique=True)
    created_at = models.DateTimeField(_("ordered"))
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")
        indexes = [
            # Tells the unfinished by a column that needs no parameter: SQLite could not use it otherwise.
            models.Index(
                fields=["lane", "due_at", "id"], condition=models.Q(finished_at=None), name="jobs_to_take"
            ),
            models.Index(fields=["created_by", "-id"], name="jobs_of_a_person"),
            models.Index(
                fields=["finished_at"], condition=models.Q(finished_at__isnull=False), name="jobs_by_end"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running"], finished_at=None)
                | models.Q(
                    state__in=["done", "failed", "cancelled"], finished_at__isnull=False, leased_by=""
                ),
                name="a_job_ends_when_its_state_says",
            ),
            models.CheckConstraint(
                condition=models.Q(leased_by="") | models.Q(state="running"),
                name="only_running_jobs_are_leased",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.pk}"

    @property
    def has_ended(self) -> bool:
        return self.finished_at is not None


class WorkerHeartbeat(models.Model):
    """When a worker process last said that it lives."""

    name = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
