"""The files of an import that has several, and which of them a customer came from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

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
