"""The one table of core: what the search index holds."""

from __future__ import annotations

from django.db import models

from matvey.core.fields import SortKeyField


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

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_search_entry_each")]
        indexes = [models.Index(fields=["title_key", "id"], name="search_entry_by_title")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title}"
