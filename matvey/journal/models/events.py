"""Events: append-only facts of who did what, when, to which record."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.journal.models.subjects import SubjectOfEvent
from matvey.staff.access import Access, Door
from matvey.staff.models import Employee


class EventQuerySet(models.QuerySet["Event"]):
    def not_private(self, access: Access) -> Self:
        """Without what others keep to themselves; a deputy does not see private records either."""
        return self.filter(models.Q(private_to=None) | models.Q(private_to=access.employee_id))

    def of_customer(self, customer_id: int) -> Self:
        """The time line of a customer, newest first; whether the customer may be seen is asked before."""
        return self.filter(customer_id=customer_id).order_by("-happened_at", "-id")

    def of_subject(self, kind: str, subject_id: int) -> Self:
        return self.filter(subject_kind=kind, subject_id=subject_id).order_by("-happened_at", "-id")

    def older_than(self, moment: datetime, pk: int) -> Self:
        """What comes after that event on a page of newest first."""
        return self.filter(happened_at__lte=moment).exclude(happened_at=moment, pk__gte=pk)

    def with_people(self) -> Self:
        return self.select_related("employee", "on_behalf_of", "detail")

    def with_subjects(self) -> Self:
        """With the names of the records they are about."""
        return self.prefetch_related("subject")


class Event(models.Model):
    """One fact. Never changed or deleted; personal values sit in its `EventDetail`.

    `customer_id` and the scope columns are filing: they follow the customer when it is handed over.
    """

    verb = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    employee = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+", db_index=False)
    door = models.CharField(max_length=10, choices=[(door.value, door.value) for door in Door])
    address = models.CharField(max_length=45, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    customer_id = models.BigIntegerField(null=True)
    private_to = models.BigIntegerField(null=True)
    batch_id = models.BigIntegerField(null=True)
    subject = SubjectOfEvent()

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["customer_id", "-happened_at", "-id"], name="time_line_of_customer"),
            models.Index(
                fields=["subject_kind", "subject_id", "-happened_at", "-id"], name="history_of_subject"
            ),
            models.Index(fields=["-happened_at", "-id"], name="journal_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_id}"


class EventDetail(models.Model):
    """The values of an event: before and after by field, and a text. May be erased; the event stays."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="detail")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"detail of {self.event_id}"
