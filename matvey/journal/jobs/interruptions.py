"""What ends a slice from outside or for good."""

from __future__ import annotations

from django.utils.functional import Promise


class Interruption(BaseException):
    """Ends a slice between two batches; nothing committed is lost.

    Not an `Exception`, like `asyncio.CancelledError`: a handler that catches what goes wrong with a row
    must not catch this.
    """


class TimeIsUp(Interruption):
    """The slice has lasted long enough, or the worker stops: the job goes on later from its cursor."""


class LeaseLost(Interruption):
    """The job was cancelled, or another worker has taken it over: nothing may be written any more."""


class GiveUp(Exception):
    """The work can't be done and trying again would not help; `sentence` tells people why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence
