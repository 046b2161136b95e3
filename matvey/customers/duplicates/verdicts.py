"""What comparing two customers comes to: a score, how certain that is, and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matvey.customers.duplicates.weights import CERTAIN, LIKELY, POSSIBLE


class Certainty(StrEnum):
    """Certain pairs may be merged without looking at each."""

    NONE = "none"
    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`bits` is the sum of what speaks for and against; `reasons` are keys of `reasons.REASONS`, the strongest
    first, `doubts` likewise. `agrees` says that the names do.
    """

    bits: float
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    agrees: bool

    @property
    def certainty(self) -> Certainty:
        """Certain needs names that agree and nothing that contradicts."""
        if self.bits >= CERTAIN and self.agrees and not self.doubts:
            return Certainty.CERTAIN
        if self.bits >= LIKELY:
            return Certainty.LIKELY
        return Certainty.POSSIBLE if self.bits >= POSSIBLE else Certainty.NONE
