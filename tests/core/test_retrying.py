"""An action that lost a race for its locks is done again, and only by the outermost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import OperationalError, transaction

from matvey.core.retrying import ATTEMPTS, retried

outermost = pytest.mark.django_db(transaction=True)


class LostRace(Exception):
    """What the driver of PostgreSQL raises beneath Django's error."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def losing(times: int, sqlstate: str = "40P01") -> tuple[list[int], Callable[[], str]]:
    """An action that loses so many races and then says done, and a count of its attempts."""
    tried: list[int] = []

    @retried
    def action() -> str:
        tried.append(len(tried))
        if len(tried) <= times:
            raise OperationalError from LostRace(sqlstate)
        return "done"

    return tried, action


@outermost
def test_after_a_deadlock_it_is_done_again() -> None:
    tried, action = losing(times=2)
    assert action() == "done"
    assert len(tried) == 3


@outermost
def test_it_gives_up_after_five_times() -> None:
    tried, action = losing(times=99, sqlstate="40001")
    with pytest.raises(OperationalError):
        action()
    assert len(tried) == ATTEMPTS


@outermost
def test_an_error_that_is_no_lost_race_is_not_repeated() -> None:
    tried, action = losing(times=99, sqlstate="53100")
    with pytest.raises(OperationalError):
        action()
    assert len(tried) == 1


@pytest.mark.django_db
def test_inside_somebody_elses_transaction_it_runs_once() -> None:
    tried, action = losing(times=1)
    with pytest.raises(OperationalError), transaction.atomic():
        action()
    assert len(tried) == 1
