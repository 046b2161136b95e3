"""The files of an import that has several, and which of them a customer came from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer
from matvey.exchange.models.contents import Contents
from matvey.exchange.models.imports import Import


class ImportPart(Contents):
    """One file of an archive: the entry number `member` of it. Without a `format` it is passed over; `wrong` says why.

    `order` counts from 0; the rows of reports name it.
    """

    of = models.ForeignKey(Import, models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField()
    member = models.PositiveIntegerField()
    name = models.CharField(_("file"), max_length=255)
    wrong = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["of", "order"], name="one_part_in_a_place")]

    def __str__(self) -> str:
        return self.name


class ImportOrigin(models.Model):
    """An import that has completed a customer, or brought it with one of several files: `part` is that file's order.

    Whom a single file has added is known by `Customer.imported_in` and the journal alone.
    """

    of = models.ForeignKey(Import, models.CASCADE, related_name="origins", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="import_origins")
    part = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.customer_id} from {self.of_id}"
