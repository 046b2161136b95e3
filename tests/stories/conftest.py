"""The example company, started as everybody starts it, and its people at their desks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from matvey.config.demo.crew import PASSWORD, crew, samples_in, sheet_in

PATIENCE = 300  # seconds until the example is loaded and served, on a machine that does other things too
SIZE = {"width": 1440, "height": 900}

expect.set_options(timeout=30_000)
type SitDown = Callable[[str], Page]


@dataclass(frozen=True)
class Demo:
    """A running example: its address and its folder."""

    url: str
    home: Path

    @property
    def sheet(self) -> Path:
        return sheet_in(self.home)

    @property
    def samples(self) -> list[Path]:
        """The salon's spreadsheet, Outlook, phone and mailbox, in that order."""
        return samples_in(self.home)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """`matvey demo` in processes of its own, with a base of its own on the database of this run."""
    home, port = tmp_path_factory.mktemp("demo"), _free_port()
    with _own_base(f"matvey_stories_{port}") as address:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MATVEY_")}
        environment |= {"MATVEY_HOME": str(home), "DATABASE_URL": address, "MATVEY_PUBLIC_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "matvey.config.settings"
        command = [sys.executable, "-m", "matvey.config.cli", "demo", f"--port={port}"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_for(port, process)
            yield Demo(f"http://127.0.0.1:{port}", home)
        finally:
            process.terminate()
            process.wait()


@pytest.fixture
def sit_down(browser: Browser, demo: Demo) -> Iterator[SitDown]:
    """Signs in as one of the example's people, by key; fails when a page complains in the browser's console."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def sign_in(key: str) -> Page:
        context = browser.new_context(viewport=SIZE, locale="ru-RU", base_url=demo.url)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        page.locator("input[type=email]").fill(next(one.email for one in crew() if one.key == key))
        page.locator("input[type=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{demo.url}/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert complaints == []


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as here:
        return int(here.getsockname()[1])


class _own_base:  # noqa: N801 - reads as what it gives
    """A base beside the one the tests use; SQLite needs none, it lies in the installation's folder."""

    def __init__(self, name: str) -> None:
        self.server, self.name = os.environ.get("DATABASE_URL", ""), name

    def __enter__(self) -> str:
        if not self.server.startswith("postgres"):
            return ""
        self._run(f"CREATE DATABASE {self.name}")
        return urlsplit(self.server)._replace(path=f"/{self.name}").geturl()

    def __exit__(self, *error: object) -> None:
        if self.server.startswith("postgres"):
            self._run(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _run(self, sql: str) -> None:
        address = urlsplit(self.server)._replace(path="/postgres").geturl()
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(sql)  # type: ignore[call-overload]


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the example did not start"
        if _is_up(port):
            return
        time.sleep(0.2)
    pytest.fail("the example was not ready in time")


def _is_up(port: int) -> bool:
    with closing(HTTPConnection("127.0.0.1", port, timeout=2)) as connection:
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
