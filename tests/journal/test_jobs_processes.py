"""Real worker processes: killed at random moments, racing each other, told to stop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.installations import Play, installation, playing

pytestmark = pytest.mark.processes

WORKSHOP = Path(__file__).with_name("workshop.py")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Runs a task of the workshop and returns what it found."""
    with installation(tmp_path_factory.mktemp("home")) as environment:
        yield playing(WORKSHOP, environment)


def all_written_once(jobs: list[dict[str, Any]], rows: int) -> bool:
    expected = [("done", rows, rows, rows)] * len(jobs)
    return [(job["state"], job["done"], job["rows"], job["different"]) for job in jobs] == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_workers_lose_nothing_and_double_nothing(workshop, seed):
    found = workshop("killed", 15, seed)
    assert all_written_once(found["jobs"], 15 * 150), found
    assert found["in_the_middle"] >= 7


@pytest.mark.long
def test_a_thousand_kills_lose_nothing_and_double_nothing(workshop):
    found = workshop("killed", 1000, 3)
    assert all_written_once(found["jobs"], 1000 * 150), found
    assert found["in_the_middle"] >= 700


def test_three_workers_do_each_of_two_hundred_jobs_once(workshop):
    found = workshop("raced", 3, 200)
    assert [(job["state"], job["rows"]) for job in found["jobs"]] == [("done", 1)] * 200


def test_three_schedulers_order_each_moment_once(workshop):
    assert workshop("scheduled", 3, 60) == {"codes": [0, 0, 0], "jobs": 60, "moments": 60}


def test_a_worker_told_to_stop_finishes_its_batch_and_leaves_the_rest(workshop):
    found = workshop("stopped")
    assert (found["code"], found["state"], found["leased"], found["seen"]) == (0, "running", "", False)
    assert found["done"] == found["rows"] == found["different"]
    assert found["seconds"] < 3


def test_a_worker_outlives_a_base_that_goes_away(workshop):
    found = workshop("cut_off", 4)
    assert all_written_once([found], 2000), found
