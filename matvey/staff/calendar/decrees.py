"""What the Government and the President decreed about days of rest, read from `russia.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Transfers:
    """The days of rest one decree moved: from the day that is worked, or a holiday, to the day of rest."""

    act: str
    moved: tuple[tuple[date, date], ...]


@cache
def transfers() -> Mapping[int, Transfers]:
    """The decree on moved days of rest of each year there is one for."""
    return MappingProxyType(
        {
            row["year"]: Transfers(row["act"], tuple((worked, rested) for worked, rested in row["moved"]))
            for row in _data()["transfers"]
        }
    )


@cache
def paid_rest() -> Mapping[date, str]:
    """Each day declared non-working with pay kept, with the act that says so."""
    return MappingProxyType(
        {
            row["first"] + timedelta(days=offset): row["act"]
            for row in _data()["paid_rest"]
            for offset in range((row["last"] - row["first"]).days + 1)
        }
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("matvey.staff.calendar").joinpath("russia.toml").read_text(encoding="utf-8"))
