"""The lines of the house as the import contract in `pyproject.toml` names them, lowest first."""

from __future__ import annotations

import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ROOT = PROJECT / "matvey"


def _lines() -> dict[str, int]:
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "apps")
    names = [[name.strip("() ") for name in line.split("|")] for line in reversed(layers)]
    return {name: number for number, line in enumerate(names) for name in line}


LINES = _lines()


def may_know(upper: str, lower: str) -> bool:
    """Whether an app may name something of the other: its own, or one below its line."""
    return upper == lower or LINES[lower] < LINES[upper]
