"""Reading tags: of records on a page, and as a filter of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.records.filters import ChoiceFilter, Option
from matvey.records.models import Tag, Tagging


def attach_tags(kind: str, records: Sequence[Any]) -> None:
    """Give each record its `tag_names`, in one query."""
    found: dict[int, list[str]] = {record.pk: [] for record in records}
    taggings = Tagging.objects.filter(kind=kind, object_id__in=found).select_related("tag")
    for tagging in taggings.order_by("tag__key"):
        found[tagging.object_id].append(tagging.tag.name)
    for record in records:
        record.tag_names = found[record.pk]


def tag_filter(kind: str) -> ChoiceFilter:
    return ChoiceFilter(
        "tag",
        _("Tag"),
        "tag",
        choose=lambda asking: [
            Option(str(pk), name)
            for pk, name in Tag.objects.filter(archived_at=None).values_list("pk", "name")
        ],
        where=lambda values, asking: Q(
            pk__in=Tagging.objects.filter(kind=kind, tag__in=[int(value) for value in values]).values(
                "object_id"
            )
        ),
    )
