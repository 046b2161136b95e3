"""The `matvey` command: one small module per thing it does."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from matvey import __version__
from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.environment import SettingsError
from matvey.config.speech import _

# Name of a command and the module that holds it, in the order people need them.
COMMANDS: Final = {
    "demo": "demonstrating",
    "serve": "serving",
    "worker": "working",
    "check": "checking",
    "create-admin": "creating_admin",
    "import": "importing",
    "export": "exporting",
    "backup": "backing_up",
    "restore": "restoring",
    "bench": "benching",
    "manage": "managing",
}
WRONG_USE: Final = 2
PRIVATE: Final = 0o077  # whatever a command writes, only its own user may read


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; what went wrong is one sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "matvey.config.settings")
    os.umask(PRIVATE)
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except CommandFailedError as failure:
        print(failure, file=sys.stderr)
        return failure.code
    except SettingsError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="matvey", description=_("A CRM that knows every customer by name."))
    parser.add_argument("--version", action="version", version=__version__)
    choices = parser.add_subparsers(title=_("commands"), metavar=_("command"), required=True)
    for name, module in COMMANDS.items():
        command: Command = import_module(f"matvey.config.cli.{module}").COMMAND
        child = choices.add_parser(name, help=command.summary, description=command.summary)
        command.arguments(child)
        child.set_defaults(run=command.run)
    return parser
