"""Attaches files to records; the same content is stored once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from matvey.journal.actions import record_many
from matvey.journal.jobs import enqueue
from matvey.records.contents import path_of as path_of
from matvey.records.contents import put
from matvey.records.models import Attachment
from matvey.records.subjects import Subject
from matvey.staff.access import Actor

ATTACHED, DETACHED, REATTACHED = "record.file_attached", "record.file_binned", "record.file_restored"
LARGEST = 50 * 1024 * 1024
SWEEP = "records.sweep_files"


@dataclass(frozen=True, slots=True)
class Stored:
    """A content that is kept, under the name it is to bear."""

    name: str
    digest: str
    size: int


def attach_files(
    subject: Subject, files: Sequence[File[bytes]], *, by: Actor, at: datetime
) -> list[Attachment]:
    """Raises `ValidationError` for an empty or too large file; then none of them is kept."""
    subject.demand_change(by.access)
    stored = [Stored(file.name or "file", store(_checked(file)), file.size) for file in files]
    return _attach([(subject, one) for one in stored], by, at)


def attach_stored(found: Sequence[tuple[Subject, Stored]], *, by: Actor, at: datetime) -> list[Attachment]:
    """Attach contents that `store` keeps, to many records at once; not those a record has already."""
    for subject in {id(subject): subject for subject, _one in found}.values():
        subject.demand_change(by.access)
    kinds = {subject.kind.key for subject, _one in found}
    digests = {one.digest for _subject, one in found}
    rows = Attachment.objects.filter(kind__in=kinds, digest__in=digests, binned_at=None)
    known = set(rows.values_list("kind", "object_id", "digest"))
    fresh = {
        (subject.kind.key, subject.pk, one.digest): (subject, one)
        for subject, one in found
        if (subject.kind.key, subject.pk, one.digest) not in known
    }
    return _attach(list(fresh.values()), by, at)


@transaction.atomic
def _attach(found: Sequence[tuple[Subject, Stored]], by: Actor, at: datetime) -> list[Attachment]:
    attachments = Attachment.objects.bulk_create(
        [
            Attachment(
                kind=subject.kind.key,
                object_id=subject.pk,
                name=PurePosixPath(one.name.replace("\\", "/")).name[:255],
                digest=one.digest,
                size=one.size,
                created_by_id=by.employee_id,
                created_at=at,
            )
            for subject, one in found
        ]
    )
    facts = [subject.fact(ATTACHED, after={"file": one.name}) for subject, one in found]
    record_many(facts, by=by, at=at)
    return attachments


@transaction.atomic
def bin_file(subject: Subject, attachment: Attachment, *, by: Actor, at: datetime) -> None:
    _move(subject, attachment, at, DETACHED, by, at)


@transaction.atomic
def restore_file(subject: Subject, attachment: Attachment, *, by: Actor, at: datetime) -> None:
    _move(subject, attachment, None, REATTACHED, by, at)


def store(file: File[bytes]) -> str:
    """Keep the content under its SHA-256, unless it is there already; answers the digest."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    put(file, digest.hexdigest())
    return digest.hexdigest()


def forget_files(attachments: QuerySet[Attachment], *, at: datetime) -> int:
    """Take them off their records for good; contents nobody else has go from the disk soon after."""
    digests = list(attachments.values_list("digest", flat=True).distinct())
    order_sweeping(digests, at=at)
    return attachments.delete()[0]


def order_sweeping(digests: Sequence[str], *, at: datetime) -> None:
    """Have contents that nothing names any more deleted; a kill before that loses no order."""
    if digests:
        enqueue(SWEEP, {"digests": list(digests)}, by=Actor.program(), at=at)


def _checked(file: File[bytes]) -> File[bytes]:
    if not file.size:
        raise ValidationError({"files": _("%(name)s is empty.") % {"name": file.name}})
    if file.size > LARGEST:
        text = _("%(name)s is larger than %(limit)d MB.")
        raise ValidationError({"files": text % {"name": file.name, "limit": LARGEST // 1024 // 1024}})
    return file


def _move(
    subject: Subject, attachment: Attachment, binned_at: datetime | None, verb: str, by: Actor, at: datetime
) -> None:
    subject.demand_change(by.access)
    attachment.binned_at = binned_at
    attachment.save(update_fields=["binned_at"])
    record_many([subject.fact(verb, after={"file": attachment.name})], by=by, at=at)
