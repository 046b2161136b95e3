"""Real worker processes: killed at random moments, racing each other, told to stop."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

pytestmark = pytest.mark.processes

WORKSHOP = Path(__file__).with_name("workshop.py")
ROOT = WORKSHOP.parents[2]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An installation of its own, migrated: a folder, or a base beside the one of the tests."""
    home = tmp_path_factory.mktemp("home")
    given = {name: value for name, value in os.environ.items() if not name.startswith("MATVEY_")}
    given |= {"MATVEY_HOME": str(home), "DJANGO_SETTINGS_MODULE": "matvey.config.settings"}
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        given.pop("DATABASE_URL", None)
        yield migrated(given)
        return
    name = f"workshop_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as postgresql:
        postgresql.execute(f"CREATE DATABASE {name}")
        yield migrated(given | {"DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{name}"))})
        postgresql.execute(f"DROP DATABASE {name} WITH (FORCE)")


def migrated(environment: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v", "0"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, timeout=600)
    return environment


@pytest.fixture
def workshop(environment: dict[str, str]) -> Callable[..., Any]:
    """Runs a task of the workshop and returns what it found."""

    def play(*words: object) -> Any:
        command = [sys.executable, str(WORKSHOP), *map(str, words)]
        ended = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=3600
        )
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout.splitlines()[-1])

    return play


def all_written_once(jobs: list[dict[str, Any]], rows: int) -> bool:
    expected = [("done", rows, rows, rows)] * len(jobs)
    return [(job["state"], job["done"], job["rows"], job["different"]) for job in jobs] == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_workers_lose_nothing_and_double_nothing(workshop, seed):
    found = workshop("killed", 15, seed)
    assert all_written_once(found["jobs"], 15 * 150), found
    assert found["in_the_middle"] >= 10


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
