"""A hand-over in real worker processes that are killed at random moments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.installations import installation, playing

pytestmark = pytest.mark.processes

WORKSHOP = Path(__file__).with_name("hand_over_workshop.py")


def played(tmp_path: Path, kills: int, rows: int, seed: int) -> dict[str, Any]:
    with installation(tmp_path) as environment:
        found: dict[str, Any] = playing(WORKSHOP, environment)("killed", kills, rows, seed)
    return found


def everybody_once(rows: int) -> dict[str, Any]:
    counts = dict.fromkeys(("done", "with_boris", "events", "customers"), rows)
    return {"state": "done", "result": {"handed_over": rows}, "told": 1, "out_of_step": False, **counts}


def test_a_killed_worker_hands_nobody_over_twice_and_forgets_nobody(tmp_path):
    found = played(tmp_path, 8, 1200, 1)
    assert found.pop("in_the_middle") >= 4, str(found)
    assert found == everybody_once(1200)


@pytest.mark.long
def test_fifty_kills_hand_nobody_over_twice_and_forget_nobody(tmp_path):
    found = played(tmp_path, 50, 12_000, 2)
    assert found.pop("in_the_middle") >= 25, str(found)
    assert found == everybody_once(12_000)
