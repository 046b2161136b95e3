"""`matvey manage`: the commands Django and the apps bring."""

from __future__ import annotations

import argparse

from matvey.config.cli.command import Command
from matvey.config.speech import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help=_("what to hand on"))


def run(chosen: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["matvey manage", *chosen.words])
    return 0


COMMAND = Command(_("Django's own commands"), run, arguments)
