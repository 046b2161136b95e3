"""Writes are made by actions, and by nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.layers import ROOT

WRITES = {
    "save",
    "delete",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "create",
}
# Where writing is the thing itself, not a change of a business record.
MAY_WRITE = (
    *("actions", "jobs", "migrations", "core/search", "config", "journal/models", "staff/models"),
    "exchange/imports",  # the rows of an import, called by its job
    "exchange/undoing",  # taking them back, called by its job too
    "customers/erasers",  # the one privileged path that blanks personal values
)


def test_nothing_but_actions_writes() -> None:
    found = [place for path in _elsewhere() for place in _writes(path)]
    assert not found, "\n".join(found)


def _elsewhere() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.py")):
        relative = path.relative_to(ROOT).as_posix()
        if not any(part in f"/{relative}".replace(".py", "/") for part in (f"/{p}/" for p in MAY_WRITE)):
            yield path


def _writes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in WRITES and _is_of_rows(node.func.value):
            yield f"{path.relative_to(ROOT)}:{node.lineno} .{node.func.attr}()"


def _is_of_rows(target: ast.expr) -> bool:
    """Whether the call is on `….objects…` or on something called a row or a record."""
    text = ast.unparse(target)
    return ".objects" in text or ".filter(" in text or text in ("row", "record", "instance")
