"""One piece of evidence for or against two customers being one."""

from __future__ import annotations

from typing import NamedTuple


class Evidence(NamedTuple):
    """`reason` is a key of `reasons.REASONS`; a mark is what hardly anybody shares by chance."""

    reason: str
    bits: float
    is_mark: bool = False
