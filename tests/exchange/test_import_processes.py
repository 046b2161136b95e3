"""Imports in real worker processes that are killed at random moments, or cancelled at work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.installations import Play, installation, playing

pytestmark = pytest.mark.processes

WORKSHOP = Path(__file__).with_name("import_workshop.py")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Runs a task of the workshop and returns what it found."""
    with installation(tmp_path_factory.mktemp("imports")) as environment:
        yield playing(WORKSHOP, environment)


def everything_once(found: dict[str, Any]) -> bool:
    """Each row has come to one thing, and what the import says is what there is."""
    says = found["says"]
    there = [found[name] for name in ("customers", "points", "events")]
    return (
        says["rows"] == says["created"] + says["skipped"]
        and there == [says["created"]] * 3
        and found["problems"] == found["problem_rows"] == says["problems_count"]
        and found["matches"] == says["skipped"]
        and not found["out_of_step"]
    )


def in_full(rows: int) -> dict[str, int]:
    """What a file of the workshop has to come to."""
    wrong = sum(number % 7 == 3 for number in range(rows))
    repeated = sum(number % 10 == 9 and number % 7 != 3 and (number - 9) % 7 != 3 for number in range(rows))
    return {
        "rows": rows,
        "created": rows - repeated,
        "updated": 0,
        "skipped": repeated,
        "refused": 0,
        "problems_count": wrong,
    }


@pytest.mark.parametrize("seed", [1])
def test_an_import_whose_worker_is_killed_loses_nothing_and_doubles_nothing(workshop, seed):
    found = workshop("killed", 8, seed, 0)
    assert (found["state"], found["says"]) == ("done", in_full(8 * 400)), str(found)
    assert everything_once(found), str(found)
    assert found["in_the_middle"] >= 4


def test_a_trial_whose_worker_is_killed_foretells_the_same_and_changes_nothing(workshop):
    found = workshop("killed", 4, 2, 1)
    assert (found["state"], found["says"]) == ("done", in_full(4 * 400)), str(found)
    assert (found["customers"], found["events"], found["problems"]) == (0, 0, found["problem_rows"])


def test_a_forerunner_that_is_killed_costs_no_row_and_one_whose_worker_is_killed_ends(workshop):
    found = workshop("forerun", 1600, 6)
    assert (found["state"], found["says"]) == ("done", in_full(1600)), str(found)
    assert everything_once(found), str(found)
    assert found["forerunners"] == 2
    assert found["left"], "a forerunner is still there"


@pytest.mark.long
@pytest.mark.parametrize("seed", [3, 4])
def test_fifty_kills_lose_nothing_and_double_nothing(workshop, seed):
    found = workshop("killed", 50, seed, 0)
    assert (found["state"], found["says"]) == ("done", in_full(50 * 400)), str(found)
    assert everything_once(found), str(found)
    assert found["in_the_middle"] >= 25


def test_a_cancelled_import_stops_between_two_rows_and_may_go_on(workshop):
    found = workshop("cancelled", 2400, 5)
    stopped, finished = found["stopped"], found["finished"]
    assert (stopped["state"], finished["state"]) == ("cancelled", "done")
    assert 0 < stopped["says"]["rows"] < 2400
    assert everything_once(stopped), str(stopped)
    assert finished["says"] == in_full(2400)
    assert everything_once(finished), str(finished)


def undone_whole(found: dict[str, Any]) -> bool:
    """Every customer was taken back once, and the base is as it was before the import."""
    there = [found["events"], found["customers_told_of"]]
    return (
        found["says"] == [found["rows"], 0]
        and there == [found["rows"]] * 2
        and found["as_before"]
        and not found["out_of_step"]
    )


def test_an_undo_whose_worker_is_killed_leaves_nothing_half_done(workshop):
    found = workshop("undone_killed", 30, 6)
    assert found["state"] == "done"
    assert undone_whole(found), str(found)
    assert found["in_the_middle"] >= 7


@pytest.mark.long
@pytest.mark.parametrize("seed", [7, 8])
def test_a_hundred_kills_of_an_undo_leave_nothing_half_done(workshop, seed):
    found = workshop("undone_killed", 100, seed)
    assert undone_whole(found), str(found)
    assert found["in_the_middle"] >= 33
