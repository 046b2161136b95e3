"""What a file is and how it was understood: an import of one file, or each of several files of an import."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.mapping import ColumnMapping

TABLE = "table"
SEVERAL = "several"


class Contents(models.Model):
    """`format` is the key of one of `exchange.formats`, `TABLE` for a spreadsheet, `SEVERAL` for an archive.

    Sheet, shape, labels and targets are a table's.
    """

    format = models.CharField(max_length=20, default=TABLE)
    sheet = models.TextField(_("sheet"), blank=True)
    shape = models.CharField(max_length=64, blank=True)
    labels = models.JSONField(default=list)
    targets = models.JSONField(default=list)

    class Meta:
        abstract = True

    @property
    def mapping(self) -> ColumnMapping:
        return ColumnMapping(tuple(self.labels), tuple(self.targets))

    @property
    def is_table(self) -> bool:
        return self.format == TABLE
