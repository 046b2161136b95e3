"""The program starts with one command, keeps running, and stops whole."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="brings its own base; once is enough"),
]

Program = Any


@pytest.fixture
def running(program: Program, prepared: Path, wait_until: Any) -> Program:
    shutil.copytree(prepared, program.home)
    program.start("serve")
    wait_until(program.answers)
    return program


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_whole_and_soon(running: Program, wait_until: Any, number: signal.Signals) -> None:
    assert len(running.processes()) >= 4
    begun = time.monotonic()
    running.started[0].send_signal(number)
    assert running.started[0].wait(timeout=10) == 0
    assert time.monotonic() - begun < 5
    assert running.processes() == set()


def test_a_first_start_brings_its_styles(program: Program, wait_until: Any) -> None:
    program.start("serve")
    wait_until(program.answers, 120)
    linked = re.findall(r'href="(/static/[^"]+\.css)"', program.read("/start/"))
    assert linked
    assert all(program.answers(path) for path in linked)


def test_nothing_is_left_when_the_supervisor_is_killed(running: Program, wait_until: Any) -> None:
    running.started[0].kill()
    running.started[0].wait()
    wait_until(lambda: not running.processes())


def test_a_web_server_that_was_killed_comes_back(running: Program, wait_until: Any) -> None:
    before = running.processes()
    for number in before - {running.started[0].pid}:
        os.kill(number, signal.SIGKILL)
    wait_until(lambda: running.answers() and not before & running.processes() - {running.started[0].pid})


def test_a_port_that_is_taken_is_said_in_one_sentence(program: Program) -> None:
    with socket.create_server(("127.0.0.1", program.port)):
        refusal = program.run("serve")
    assert refusal.returncode == 2
    assert refusal.stderr == (
        f"Port {program.port} is taken by another program: stop it, or choose another port with --port.\n"
    )


def test_a_running_installation_is_not_overwritten(running: Program) -> None:
    assert running.run("backup", "kept.tar.gz").returncode == 0
    refusal = running.run("restore", "kept.tar.gz", "--force")
    assert refusal.returncode == 2
    assert "is running" in refusal.stderr
