"""What every command is made of."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


class CommandFailedError(Exception):
    """A command could not do its work; the message is a sentence for whoever gave it."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `matvey`: what it is for, what may follow it, and what it does.

    `run` returns the exit code, or raises `CommandFailedError`.
    """

    summary: str
    run: Callable[[argparse.Namespace], int]
    arguments: Callable[[argparse.ArgumentParser], object] = lambda parser: None
