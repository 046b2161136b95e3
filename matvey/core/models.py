"""The one table of core: what the search index holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from matvey.core.fields import SortKeyField

if TYPE_CHECKING:
    from matvey.core.search.documents import KindScope, SearchScope


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    """Reads of the index's rows by their columns; `core.search` reads by their words."""

    def seen_by(self, scope: SearchScope) -> Self:
        """The entries that may be found within `scope`."""
        condition = models.Q(pk__in=[])
        for kind, part in scope.kinds.items():
            condition |= models.Q(kind=kind) & (self._open(part) | models.Q(private_to=scope.reader or 0))
        return self.filter(condition)

    def _open(self, part: KindScope) -> models.Q:
        if part.everything:
            return models.Q(private_to=None)
        places = (
            ("owner_id", part.owners),
            ("department_id", part.departments),
            ("branch_id", part.branches),
        )
        within = models.Q(pk__in=[])
        for column, ids in places:
            within |= models.Q(**{f"{column}__in": sorted(ids)})
        return models.Q(private_to=None) & within


class SearchEntry(models.Model):
    """A document in the search index; written by `core.search` only, which keeps the database's index in step.

    `body`, `forms` and `filed_under` hold tokens with a space before and after each; see `core.search.bodies`.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.TextField()
    subtitle = models.TextField()
    title_key = SortKeyField()
    body = models.TextField()
    forms = models.TextField()
    filed_under = models.TextField()
    owner_id = models.BigIntegerField(null=True)
    department_id = models.BigIntegerField(null=True)
    branch_id = models.BigIntegerField(null=True)
    private_to = models.BigIntegerField(null=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_search_entry_each")]
        indexes = [models.Index(fields=["title_key", "id"], name="search_entry_by_title")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title}"
