"""Two people merge at once, each on a connection of their own: one is quicker, the other is told so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from matvey.customers.actions.adding import add_customers
from matvey.customers.actions.merging import merge_customers, unmerge
from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer, Merge, Note
from matvey.customers.new import NewCustomer
from matvey.staff.access import Actor

PROGRAM = Actor.program()
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def pair(transactional_db: None, now: datetime) -> list[Customer]:
    return add_customers([NewCustomer("Ромашка"), NewCustomer("ООО «Ромашка»")], by=PROGRAM, at=now)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What each that was refused was told."""
    together, told = Barrier(len(deeds)), list[str]()

    def do(deed: Callable[[], object]) -> None:
        try:
            together.wait(timeout=20)
            deed()
        except ValidationError as refusal:
            told.extend(refusal.messages)
        except Exception as failure:
            told.append(f"failed: {failure!r}")
        finally:
            connection.close()

    hands = [Thread(target=do, args=(deed,)) for deed in deeds]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(timeout=60)
    return told


def test_of_two_merging_the_same_pair_one_is_told_it_is_done(pair: list[Customer], now: datetime) -> None:
    one, other = pair
    told = at_once(*[lambda: merge_customers(one.pk, [other.pk], {}, by=PROGRAM, at=now)] * 2)
    assert (len(told), Merge.objects.count()) == (1, 1)
    assert "Ромашка" in told[0]


def test_of_two_merging_crosswise_one_wins_whole(pair: list[Customer], now: datetime) -> None:
    one, other = pair
    told = at_once(
        lambda: merge_customers(one.pk, [other.pk], {}, by=PROGRAM, at=now),
        lambda: merge_customers(other.pk, [one.pk], {}, by=PROGRAM, at=now),
    )
    assert (len(told), Merge.objects.count(), Customer.objects.kept().count()) == (1, 1, 1)
    assert not told[0].startswith("failed")


def test_of_two_separating_one_is_told_it_is_done(pair: list[Customer], now: datetime) -> None:
    merge = merge_customers(pair[0].pk, [pair[1].pk], {}, by=PROGRAM, at=now)
    told = at_once(*[lambda: unmerge(merge, by=PROGRAM, at=now)] * 2)
    assert len(told) == 1
    assert not told[0].startswith("failed")
    assert Customer.objects.kept().count() == 2


def test_a_note_written_while_merging_is_on_the_kept_card_or_refused(
    pair: list[Customer], now: datetime
) -> None:
    one, other = pair
    told = at_once(
        lambda: merge_customers(one.pk, [other.pk], {}, by=PROGRAM, at=now),
        lambda: add_note(other, "звонили", by=PROGRAM, at=now),
    )
    assert [note.customer_id for note in Note.objects.all()] == [one.pk] * (1 - len(told))
