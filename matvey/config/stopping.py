"""Being told to stop by a signal."""

from __future__ import annotations

import signal
import threading


class StopSign(threading.Event):
    """An event that a signal handler may set at any moment.

    Handlers run in the main thread, which may just be waiting for the event and hold its lock: a plain
    event, whose lock can't be taken twice by one thread, then stands still for ever.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cond = threading.Condition(threading.RLock())

    def set_by(self, *signals: signal.Signals) -> None:
        """From now on these signals set it."""
        for number in signals:
            signal.signal(number, lambda *_: self.set())
