"""Imports: the file, how it was understood, what became of its rows."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.exchange.models.contents import Contents
from matvey.journal.models import Job
from matvey.staff.access import Access
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, access: Access) -> Self:
        """One's own; administrators see everybody's."""
        return self if access.may(ADMINISTER) else self.filter(created_by=access.employee_id)

    def with_file(self) -> Self:
        """Those whose file has not been deleted yet."""
        return self.exclude(digest="")


class Import(Contents):
    """One file brought in, or tried out: a dry run writes everything here and no customer.

    `digest` names the stored file; it is empty when that is not kept any more. Several files chosen
    together are stored as one archive and have `parts`, as the files of an archive have. `rows` counts
    those that may hold customers; of each of them something became: created, updated, skipped as a
    duplicate, or refused. `is_noted` says that what undoing it takes is kept. The job goes after a
    while; that it was `started_at` and whether it came to its end, `done_at`, stays.
    """

    class OnDuplicate(models.TextChoices):
        SKIP = "skip", _("leave the customer as it is")
        UPDATE = "update", _("complete the customer with what the row says")
        CREATE = "create", _("create another customer")

    file_name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(max_length=64)
    on_duplicate = models.CharField(
        _("a customer who is there already"), max_length=10, choices=OnDuplicate, default=OnDuplicate.SKIP
    )
    is_dry_run = models.BooleanField(_("try out only"), default=False)
    responsible = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(_("started"))
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(null=True, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    is_noted = models.BooleanField(default=False, editable=False)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    skipped = models.PositiveIntegerField(_("skipped"), default=0)
    refused = models.PositiveIntegerField(pgettext_lazy("rows", "refused"), default=0)
    history = models.PositiveIntegerField(_("meetings and correspondence"), default=0)
    problems_count = models.PositiveIntegerField(_("cells with an error"), default=0)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        return self.job is not None and not self.job.has_ended


class ImportProblem(models.Model):
    """A cell that did not hold, or a row that named nobody (then without a column).

    `part` is the order of the file it stands in, where there are several.
    """

    of = models.ForeignKey(Import, models.CASCADE, related_name="problems")
    part = models.PositiveIntegerField(default=0)
    file = ""
    row = models.PositiveIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=200, blank=True)
    message = models.CharField(_("what is wrong"), max_length=300)
    typed = models.CharField(_("as typed"), max_length=400, blank=True)

    class Meta:
        ordering = ["part", "row", "id"]

    def __str__(self) -> str:
        return f"{self.row} {self.column}: {self.message}"


class ImportMatch(models.Model):
    """A row whose customer is there already: whom it met, by what, and what was done with it."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="matches")
    part = models.PositiveIntegerField(default=0)
    file = ""
    row = models.PositiveIntegerField(_("row"))
    name = models.CharField(_("name in the row"), max_length=250)
    customer_id = models.BigIntegerField(null=True)
    customer_name = models.CharField(_("customer"), max_length=300)
    reasons = models.JSONField(default=list)
    done = models.CharField(max_length=10)

    class Meta:
        ordering = ["part", "row", "id"]

    def __str__(self) -> str:
        return f"{self.row}: {self.customer_name}"


class RememberedMapping(models.Model):
    """How the columns of a table of this shape were understood last time."""

    shape = models.CharField(max_length=64, unique=True)
    targets = models.JSONField(default=list)
    used_by = models.ForeignKey(Employee, models.SET_NULL, null=True, related_name="+")
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.shape
