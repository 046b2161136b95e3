"""Rows that can be taken away and brought back."""

from __future__ import annotations

from typing import Self

from django.db import models


class RemovableQuerySet[M: models.Model](models.QuerySet[M]):
    def kept(self) -> Self:
        """Without those that were taken away."""
        return self.filter(removed_at=None)


class Removable(models.Model):
    """A row that is taken away by marking it, so that it can be brought back."""

    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
