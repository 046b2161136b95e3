"""The log can be read by people and by machines, and is shared by processes."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from matvey.config.logs import JsonLines, SharedRotatingFile


def _record(text: str, **facts: object) -> logging.LogRecord:
    record = logging.LogRecord("matvey.requests", logging.INFO, "", 0, text, None, None)
    vars(record).update(facts)
    return record


def test_a_line_is_one_json_object_with_its_facts() -> None:
    line = json.loads(JsonLines().format(_record("GET /customers/ 200", status=200, ms=12.5)))
    assert line["message"] == "GET /customers/ 200"
    assert (line["status"], line["ms"], line["level"]) == (200, 12.5, "INFO")


def _write(path: Path, writer: int) -> None:
    handler = SharedRotatingFile(path, most_bytes=2_000, kept=200)
    for number in range(200):
        handler.emit(_record(f"{writer}:{number}"))
    handler.close()


def test_no_line_is_lost_when_processes_turn_the_file_over_together(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "matvey.log"
    with ProcessPoolExecutor(4, get_context("spawn")) as processes:
        list(processes.map(_write, [path] * 4, range(4)))
    lines = [line for file in path.parent.glob("matvey.log*") for line in file.read_text().splitlines()]
    assert sorted(lines) == sorted(f"{writer}:{number}" for writer in range(4) for number in range(200))


def test_old_files_are_let_go(tmp_path: Path) -> None:
    handler = SharedRotatingFile(tmp_path / "matvey.log", most_bytes=10, kept=2)
    for number in range(10):
        handler.emit(_record(f"line number {number}"))
    assert {path.name for path in tmp_path.glob("*.log*")} == {
        "matvey.log.1",
        "matvey.log.2",
        "matvey.log.lock",
    }
