"""What companies do, and who speaks for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from matvey.config.demo.chances import Bag, rows_of


@dataclass(frozen=True, slots=True)
class Trade:
    """A line of business; `about` is what a card says of such a company."""

    name: str
    about: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """A school, a clinic, a house owners' partnership: `name` has a number or a word to fill in."""

    form: str
    name: str
    trade: Trade


@cache
def trades() -> Bag[Trade]:
    return Bag((_trade(row), float(row["weight"])) for row in rows_of("trades.csv"))


@cache
def trades_of(*names: str) -> Bag[Trade]:
    """Only these lines of business."""
    rows = [row for row in rows_of("trades.csv") if row["trade"] in names]
    return Bag((_trade(row), float(row["weight"])) for row in rows)


@cache
def institutions() -> Bag[Institution]:
    return Bag(
        (Institution(row["form"], row["name"], _trade(row)), float(row["weight"]))
        for row in rows_of("institutions.csv")
    )


@cache
def women_among(position: str) -> float:
    """The share of women: a position in the feminine is a woman's, one in the masculine form a man's."""
    word = position.split()[0]
    if word.endswith(("ая", "ица")):
        return 1.0
    return 0.0 if word.endswith(("ый", "ий", "лец", "прораб")) else 0.55


def _trade(row: dict[str, str]) -> Trade:
    return Trade(row["trade"], row["about"], tuple(row["positions"].split(",")))
