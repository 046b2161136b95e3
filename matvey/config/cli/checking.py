"""`matvey check`: whether everything is as it has to be."""

from __future__ import annotations

import argparse
import json
import sys

from matvey.config.cli.command import Command
from matvey.config.speech import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print what was found as JSON"))
    parser.add_argument(
        "--repair", action="store_true", help=_("make the search index anew where it does not fit")
    )


def run(chosen: argparse.Namespace) -> int:
    """1 when something is wrong, 0 when nothing is; what may be better is said and no fault."""
    import django

    django.setup()
    from django.core.checks import ERROR, run_checks

    from matvey.config import checks  # noqa: F401 - it registers what it knows
    from matvey.config.preparing import is_migrated

    if chosen.repair and is_migrated():
        _repair()
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


def _repair() -> None:
    """What follows from something else is made anew from it; facts are never touched."""
    from matvey.core.search import in_step, rebuild, registered

    for indexer in registered():
        if in_step(indexer.kind):
            rebuild(indexer.kind)


COMMAND = Command(_("Check that base, files and secrets are as they have to be"), run, arguments)
