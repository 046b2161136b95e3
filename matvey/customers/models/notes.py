"""Notes on a customer's time line."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.models.customers import Customer
from matvey.staff.models import Employee


class NoteQuerySet(models.QuerySet["Note"]):
    def kept(self) -> Self:
        return self.filter(binned_at=None)


class Note(models.Model):
    """What somebody wrote about a customer. What it said before stays in the journal."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="notes")
    text = models.TextField(_("text"))
    author = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(_("written"))
    changed_at = models.DateTimeField(_("changed"), null=True)
    binned_at = models.DateTimeField(_("binned"), null=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-written_at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_says_something")]

    def __str__(self) -> str:
        return self.text[:80]
