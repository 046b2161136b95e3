"""Which column becomes what, and the shape of a table by which a mapping is remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from matvey.exchange.spreadsheets.guessing.guess import SURE_ENOUGH, ColumnGuess
from matvey.exchange.spreadsheets.tables import Table
from matvey.exchange.spreadsheets.vocabulary.headings import folded
from matvey.exchange.spreadsheets.vocabulary.targets import IGNORE, is_target


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """`targets` has one key of `targets.TARGETS` (or "custom:…") per column, None where nobody decided."""

    labels: tuple[str, ...]
    targets: tuple[str | None, ...]

    def __post_init__(self) -> None:
        if len(self.labels) != len(self.targets):
            raise ValueError("a mapping has one target for every column")
        if unknown := [key for key in self.targets if key is not None and not is_target(key)]:
            raise ValueError(f"no such targets: {', '.join(unknown)}")

    @classmethod
    def of(cls, guesses: Iterable[ColumnGuess]) -> ColumnMapping:
        """Takes over the guesses that are sure enough; the other columns stay undecided."""
        guesses = list(guesses)
        sure = (guess.target if guess.confidence >= SURE_ENOUGH else None for guess in guesses)
        return cls(tuple(guess.header for guess in guesses), tuple(sure))

    def changed(self, decisions: Mapping[int, str | None]) -> ColumnMapping:
        """The same mapping with some columns decided otherwise. ValueError for a target nobody knows."""
        targets = tuple(decisions.get(column, target) for column, target in enumerate(self.targets))
        return replace(self, targets=targets)

    @property
    def columns(self) -> tuple[tuple[int, str, str], ...]:
        """Column, heading and target of all columns that are imported."""
        decided = zip(range(len(self.labels)), self.labels, self.targets, strict=True)
        return tuple(
            (column, label, target) for column, label, target in decided if target and target != IGNORE
        )


def shape(table: Table) -> str:
    """A fingerprint of the headings in their order: the next file of this shape is mapped as this one was.

    Case, ё and punctuation do not matter. Tables without a heading have none in common but their width.
    """
    return shape_of(table.labels if table.header.last else [f"#{len(table.labels)}"])


def shape_of(labels: Sequence[str]) -> str:
    """The fingerprint of a row of headings."""
    written = "\n".join(map(folded, labels)).rstrip("\n")
    return hashlib.sha256(written.encode()).hexdigest()[:32]
