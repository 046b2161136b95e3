"""Puts tags on records and takes them off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from matvey.core.folding import fold
from matvey.journal.actions import record_many
from matvey.records.models import Tag, Tagging
from matvey.records.subjects import Subject
from matvey.staff.access import Actor

TAGGED = "record.tagged"


def tags_named(names: Iterable[str]) -> list[Tag]:
    """The tags of those names; new words become new tags. One query for known, one for new ones."""
    wanted = {fold(name)[:60]: name.strip()[:60] for name in names if name.strip()}
    known = Tag.objects.in_bulk(wanted, field_name="key")
    missing = [Tag(name=name, key=key) for key, name in wanted.items() if key not in known]
    if missing:
        Tag.objects.bulk_create(missing, ignore_conflicts=True)
        known = Tag.objects.in_bulk(wanted, field_name="key")
    return [known[key] for key in wanted]


@transaction.atomic
def add_tags(subjects: Sequence[Subject], names: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Put these tags on the records that do not have them yet."""
    for subject in subjects:
        subject.demand_change(by.access)
    tags = tags_named(names)
    Tagging.objects.bulk_create(
        [Tagging(tag=tag, kind=s.kind.key, object_id=s.pk) for s in subjects for tag in tags],
        ignore_conflicts=True,
    )
    added = ", ".join(tag.name for tag in tags)
    record_many([subject.fact(TAGGED, after={"tags": added}) for subject in subjects], by=by, at=at)


@transaction.atomic
def set_tags(subject: Subject, names: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Make these the record's tags, no others."""
    subject.demand_change(by.access)
    own = Tagging.objects.filter(kind=subject.kind.key, object_id=subject.pk)
    before = set(own.values_list("tag__name", flat=True))
    tags = tags_named(names)
    own.exclude(tag__in=tags).delete()
    Tagging.objects.bulk_create(
        [Tagging(tag=tag, kind=subject.kind.key, object_id=subject.pk) for tag in tags],
        ignore_conflicts=True,
    )
    after = {tag.name for tag in tags}
    if before != after:
        fact = subject.fact(
            TAGGED, before={"tags": ", ".join(sorted(before))}, after={"tags": ", ".join(sorted(after))}
        )
        record_many([fact], by=by, at=at)
