"""Columns of one row are changed as a query set would change them, and no other row's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matvey.core.one_row import add_to_columns, set_columns
from matvey.exchange.models import Import
from matvey.journal.jobs import enqueue
from matvey.journal.models import Job
from matvey.staff.access import Actor

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_texts_numbers_moments_and_json_are_written_as_the_model_reads_them():
    job, other = (enqueue("exchange.import", {}, by=Actor.program(), at=MOMENT) for _ in range(2))
    set_columns(Job, job.pk, cursor={"row": 7, "name": "Ёж"}, done=7, total=None, due_at=MOMENT, title="x")
    read = Job.objects.get(pk=job.pk)
    assert (read.cursor, read.done, read.total) == ({"row": 7, "name": "Ёж"}, 7, None)
    assert (read.due_at, read.title) == (MOMENT, "x")
    assert Job.objects.get(pk=other.pk).done == 0


def test_amounts_are_added_to_what_stands_there():
    one, other = (Import.objects.create(file_name="a.csv", created_at=MOMENT, rows=2) for _ in range(2))
    add_to_columns(Import, one.pk, rows=3, created=1)
    add_to_columns(Import, one.pk)
    assert Import.objects.filter(pk=one.pk).values_list("rows", "created").get() == (5, 1)
    assert Import.objects.get(pk=other.pk).rows == 2
