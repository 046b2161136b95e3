"""Brings the example in and takes it away, batch by batch; a kill loses and doubles nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.config.demo.actions import LOADING, REMOVAL
from matvey.config.demo.example import TAG, example_customers
from matvey.customers.actions.adding import add_drafts
from matvey.customers.actions.binning import bin_customers
from matvey.customers.actions.drafting import draft_customers
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Customer
from matvey.journal.jobs import GiveUp, JobKind, Lane, Slice, SliceResult, register
from matvey.journal.models import Job
from matvey.records.actions.tags import add_tags
from matvey.records.subjects import Subject
from matvey.staff.access import Actor, Door

if TYPE_CHECKING:
    from matvey.config.demo.story import Part, Story


def load_example(piece: Slice) -> SliceResult:
    """Goes on after the customers that are in; all of them are whoever's who ordered the example."""
    by, story = piece.actor(Door.IMPORT), _story(piece)
    while part := story.part(piece.cursor.get("row", 0), piece.pace.size):
        _bring(part, piece, by, story.size)
    with piece.batch() as batch:
        return batch.finish({"customers": batch.done})


def remove_example(piece: Slice) -> SliceResult:
    by = piece.actor()
    rows = example_customers(by.access).order_by("pk")
    while ids := list(rows.values_list("pk", flat=True)[: piece.pace.size]):
        with piece.batch() as batch:
            batch.total = batch.total or rows.count()
            bin_customers(ids, by=by, at=piece.now)
            batch.advance(len(ids))
    with piece.batch() as batch:
        return batch.finish({"customers": batch.done})


def _story(piece: Slice) -> Story:
    """As of the moment it was ordered: after midnight the same people come as before.

    Imported here, for it reads all the lists of words.
    """
    from matvey.config.demo.story import story_for

    person = piece.job.created_by
    assert person is not None, "an administrator orders the example"
    now = timezone.localtime(datetime.fromisoformat(piece.params["at"]))
    return story_for(person, piece.actor(Door.IMPORT), now=now)


def _bring(part: Part, piece: Slice, by: Actor, total: int) -> None:
    drafts = draft_customers([one.new for one in part.known], by=by, at=part.since)
    with piece.batch() as batch:
        if not batch.done and Customer.objects.exists():
            raise GiveUp(_("Somebody has added customers in the meantime."))
        customers = add_drafts(drafts, by=by, at=part.since)
        part.chapter.tell(customers)
        subjects = [Subject(CUSTOMER, customer) for customer in customers]
        add_tags(subjects, [TAG], by=by, at=part.since)
        batch.total = total
        batch.advance(len(customers), row=batch.done + len(customers))


def _page(job: Job) -> str:
    return reverse("example")


for key, label, work in (
    (LOADING, gettext_lazy("The example's customers come in"), load_example),
    (REMOVAL, gettext_lazy("The example's customers leave"), remove_example),
):
    register(JobKind(key, label, work, lane=Lane.LONG, address=_page, tells=True))
