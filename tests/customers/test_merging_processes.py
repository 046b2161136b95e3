"""Bulk merging in real worker processes that are killed at random moments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.installations import installation, playing

pytestmark = pytest.mark.processes

WORKSHOP = Path(__file__).with_name("merging_workshop.py")


def test_a_killed_worker_merges_no_group_twice_and_forgets_none(tmp_path: Path) -> None:
    with installation(tmp_path) as environment:
        found: dict[str, Any] = playing(WORKSHOP, environment)("killed", 6, 150, 1)
    assert found.pop("in_the_middle") >= 2, str(found)
    assert found == {
        "state": "done",
        "result": {"merged": 150},
        "merges": 150,
        "kept": 150,
        "notes_on_kept": 300,
        "out_of_step": False,
    }
