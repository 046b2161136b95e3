"""What every record that rights apply to has: whose it is, and where it belongs."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.staff.access import Access
from matvey.staff.models.employees import Employee
from matvey.staff.models.places import Branch, Department


class ScopedQuerySet[M: "Scoped"](models.QuerySet[M]):
    """Reads start here: with `visible_to`, or with `writable_by` for what is about to change."""

    kind = ""

    def visible_to(self, access: Access) -> Self:
        return self._within(access.reading_condition(self.model.kind))

    def writable_by(self, access: Access) -> Self:
        return self._within(access.writing_condition(self.model.kind))

    def visible_parts(self, access: Access) -> list[Self]:
        """The visible rows as parts, each served in order by one index; together they are `visible_to`.

        A row may be in several parts. Lists merge ordered, limited parts instead of sorting an OR.
        """
        alternatives = access.alternatives(access.reads(self.model.kind))
        if alternatives is None:
            return [self]
        return [self.filter(alternative) for alternative in alternatives] or [self.none()]

    def _within(self, condition: models.Q | None) -> Self:
        return self if condition is None else self.filter(condition)


class Scoped(models.Model):
    """A record with somebody responsible, in a department and a branch; any of them may be open."""

    kind = ""

    responsible = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
        db_index=False,
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("department"),
        db_index=False,
    )
    branch = models.ForeignKey(
        Branch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("branch"),
        db_index=False,
    )

    class Meta:
        abstract = True
