"""`matvey serve`: the web server and the worker beside it, started and stopped as one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.cli.readiness import is_up
from matvey.config.environment import given
from matvey.config.speech import _
from matvey.config.supervisor import Child, Supervisor


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help=_("the address to listen on"))
    parser.add_argument("--port", type=int, help=_("the port to listen on"))
    parser.add_argument(
        "--no-worker", action="store_true", help=_("leave background work to `matvey worker`")
    )


def run(chosen: argparse.Namespace) -> int:
    listen_where_told(chosen)
    if chosen.no_worker:
        from matvey.config.web import serve

        return serve(given())
    return supervised().run()


def listen_where_told(chosen: argparse.Namespace) -> None:
    """Host and port of the command line stand above those of the environment, for child processes too.

    Raises `CommandFailedError` when somebody else listens there.
    """
    for name in ("host", "port"):
        if getattr(chosen, name):
            os.environ[f"MATVEY_{name.upper()}"] = str(getattr(chosen, name))
    if not is_free(given().host, given().port):
        taken = _(
            "Port {port} is taken by another program: stop it, or choose another port with --port.",
            port=given().port,
        )
        raise CommandFailedError(taken, code=2)


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens on this port."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError:
        return False
    return True


def supervised(when_up: Callable[[], None] = lambda: None, first: Child | None = None) -> Supervisor:
    """The whole program, web server and worker, after `first` has done its work."""
    children = [child("web", "serve", "--no-worker"), child("worker", "worker")]

    def announce() -> None:
        print(_("Matvey is ready: {url}", url=given().url), flush=True)
        when_up()

    return Supervisor(children, first, lambda: is_up(given()), announce)


def child(name: str, *words: str) -> Child:
    """A process that runs another command of ours with the same Python."""
    return Child(name, [sys.executable, "-m", "matvey.config.cli", *words])


COMMAND = Command(_("Start the program: web server and background work"), run, arguments)
