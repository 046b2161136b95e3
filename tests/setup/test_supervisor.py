"""What the supervisor does with children that crash, refuse or will not stop."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from matvey.config import supervisor
from matvey.config.supervisor import Child, Supervisor

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="brings its own base; once is enough"),
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(supervisor, "TICK", 0.01)
    monkeypatch.setattr(supervisor, "FAREWELL", 0.5)
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def _shell(script: str) -> Child:
    return Child("child", ["sh", "-c", script])


def _is_gone(number: str) -> bool:
    """Also when nobody has taken notice of its end yet: then no command line is left of it."""
    line = Path(f"/proc/{number}/cmdline")
    return not line.exists() or not line.read_bytes()


def _stop_after(seconds: float) -> None:
    threading.Timer(seconds, os.kill, [os.getpid(), signal.SIGTERM]).start()


def test_a_child_that_crashes_is_started_again(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    child = _shell(f"echo >> {starts}; test $(wc -l < {starts}) -ge 3 && sleep 60; exit 7")
    Supervisor([child], when_up=lambda: _stop_after(1)).run()
    assert len(starts.read_text()) == 3


def test_a_child_that_never_stays_up_ends_the_program(tmp_path: Path) -> None:
    assert Supervisor([_shell("exit 7"), _shell("sleep 60")]).run() == 7


def test_a_child_that_refuses_its_settings_is_not_asked_again(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    assert Supervisor([_shell(f"echo >> {starts}; exit 2")]).run() == 2
    assert len(starts.read_text()) == 1


def test_what_will_not_stop_is_killed_with_its_own_children(tmp_path: Path) -> None:
    grandchild = tmp_path / "grandchild"
    child = _shell(f"trap '' TERM; sleep 60 & echo $! > {grandchild}; wait; sleep 60")
    _stop_after(0.3)
    begun = time.monotonic()
    assert Supervisor([child]).run() == 0
    assert time.monotonic() - begun < 3
    assert _is_gone(grandchild.read_text().strip())


def test_nothing_starts_when_what_has_to_come_first_fails(tmp_path: Path) -> None:
    started = tmp_path / "started"
    assert Supervisor([_shell(f"touch {started}; sleep 60")], first=_shell("exit 3")).run() == 3
    assert not started.exists()
