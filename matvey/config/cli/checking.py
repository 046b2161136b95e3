"""`matvey check`: whether everything is as it has to be."""

from __future__ import annotations

import argparse
import json
import sys

from matvey.config.cli.command import Command
from matvey.config.speech import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print what was found as JSON"))


def run(chosen: argparse.Namespace) -> int:
    """1 when something is wrong, 0 when nothing is; what may be better is said and no fault."""
    import django

    django.setup()
    from django.core.checks import ERROR, run_checks

    from matvey.config import checks  # noqa: F401 - it registers what it knows

    found = run_checks(databases=["default"])
    wrong = [message for message in found if message.level >= ERROR]
    if chosen.json:
        print(
            json.dumps(
                [{"id": message.id, "level": message.level, "message": message.msg} for message in found]
            )
        )
        return bool(wrong)
    for message in found:
        print(f"{message.msg} {message.hint or ''}".strip(), file=sys.stderr)
    if not wrong:
        print(_("Everything is in order."))
    return bool(wrong)


COMMAND = Command(_("Check that base, files and secrets are as they have to be"), run, arguments)
