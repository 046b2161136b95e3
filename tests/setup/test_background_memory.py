"""Work in the background keeps its memory small however big the base is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.installations import ROOT, installation

ASKED = """
from matvey.config.cli.beginning import begin
begin(in_background={in_background})
from django.db import connection
print(connection.cursor().execute("PRAGMA mmap_size").fetchone()[0])
"""


@pytest.mark.processes
def test_only_pages_map_the_base_into_memory(tmp_path: Path, settings) -> None:
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("PostgreSQL has a process of its own")
    with installation(tmp_path) as environment:
        mapped = [
            int(
                subprocess.run(
                    [sys.executable, "-c", ASKED.format(in_background=in_background)],
                    env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300,
                ).stdout.splitlines()[-1]
            )
            for in_background in (False, True)
        ]  # fmt: skip
    assert mapped[0] > 0 == mapped[1]
