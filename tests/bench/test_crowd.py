"""A crowd at work: nobody stops because something failed, and what failed is told."""

from __future__ import annotations

from itertools import cycle
from typing import Any, cast

import pytest

from matvey.config.bench import crowd
from matvey.config.bench.crowd import Done, Person, figures_of, work_together
from matvey.config.bench.measuring import Ground
from matvey.config.bench.pages import Work
from matvey.config.bench.visitors import Answer, Visitor

GROUND = Ground("sqlite", 1000, requests=1)


class _Patient:
    hung_up = 0

    def hang_up(self) -> None:
        self.hung_up += 1


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "PAUSE", 0.002)


def _answering(*outcomes: int | OSError) -> Work:
    turns = cycle(outcomes)

    def do(visitor: Visitor) -> Answer:
        outcome = next(turns)
        if isinstance(outcome, OSError):
            raise outcome
        return Answer(outcome, 5.0, 1.0, 9, "", 1)

    return Work("card", do)


def test_people_go_on_after_a_failure_and_it_is_counted() -> None:
    visitor: Any = _Patient()
    broken = _answering(200, ConnectionResetError(), 500)
    done = work_together([Person(visitor, [broken], [broken])], 0.4)
    assert len(done) > 6
    assert {one.trouble.partition(":")[2][:9] for one in done} == {"", " Connecti", " answered"}
    assert visitor.hung_up == sum("Connection" in one.trouble for one in done)


def test_people_stop_by_themselves_and_write_one_time_in_ten() -> None:
    visitor = cast("Visitor", _Patient())
    people = [Person(visitor, [_answering(200)], [_answering(204)]) for _ in range(8)]
    done = work_together(people, 0.5)
    assert 0.03 < sum(one.writes for one in done) / len(done) < 0.25


def test_reading_and_writing_have_figures_of_their_own() -> None:
    good = Answer(200, 12.0, 3.0, 9, "", 1)
    done = [Done(False, good), Done(False, good), Done(False, None, "card: gone"), Done(True, good)]
    reading, writing = figures_of(done, 100, 60, GROUND)
    assert (reading.p95_ms, reading.queries, reading.per_s, reading.errors) == (12, 9, 0.1, 1)
    assert (writing.work, writing.errors) == ("100 people at work, writing", 0)
