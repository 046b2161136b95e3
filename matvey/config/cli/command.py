"""What every command is made of."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `matvey`: what it is for, what may follow it, and what it does.

    `run` returns the exit code, or raises Django's `CommandError` with a sentence for whoever gave it.
    """

    summary: str
    run: Callable[[argparse.Namespace], int]
    arguments: Callable[[argparse.ArgumentParser], object] = lambda parser: None
