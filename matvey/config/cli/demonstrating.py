"""`matvey demo`: the program with an example company to play with."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Final

from matvey.config.cli.beginning import begin
from matvey.config.cli.command import Command
from matvey.config.cli.serving import child, listen_where_told, supervised
from matvey.config.demo.crew import PASSWORD, crew, samples_in
from matvey.config.environment import given
from matvey.config.speech import _

LOADED: Final = "demo.loaded"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help=_("the address to listen on"))
    parser.add_argument("--port", type=int, help=_("the port to listen on"))
    parser.add_argument("--only-load", action="store_true", help=_("make the example company, start nothing"))


def run(chosen: argparse.Namespace) -> int:
    os.environ.setdefault("MATVEY_HOME", "var/demo")
    if chosen.only_load:
        return load()
    listen_where_told(chosen)
    first = None if is_loaded(given().home) else child("demo", "demo", "--only-load")
    return supervised(show_people, first).run()


def is_loaded(home: Path) -> bool:
    """Known without asking the base, which would cost every start a second."""
    return (home / LOADED).exists() and (home / "matvey.sqlite3").exists()


def load() -> int:
    """Makes the example company unless somebody works in the base already."""
    begin()
    from django.utils import timezone

    from matvey.config.demo.loading import load_demo

    load_demo(now=timezone.now(), home=given().home)
    (given().home / LOADED).touch()
    return 0


def show_people() -> None:
    """Who may be played, shown once the program is ready."""
    print(_("Sign in as one of these people, with the password {password}", password=PASSWORD))
    for colleague in crew():
        print(f"  {colleague.email:28} {colleague.name}, {colleague.position}")
    for file in samples_in(given().home):
        print(_("A file to import: {file}", file=file))
    print(_("Ctrl+C stops the program."), flush=True)


COMMAND = Command(_("Start the program with an example company"), run, arguments)
