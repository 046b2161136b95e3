"""`matvey create-admin`: a way in, for a new installation or when nobody can sign in any more."""

from __future__ import annotations

import argparse
import getpass
import sys

from matvey.config.cli.beginning import begin
from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.speech import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help=_("the address to sign in with"))
    parser.add_argument("--surname", required=True, help=_("the surname of the person"))
    parser.add_argument("--given-name", required=True, help=_("the first name of the person"))


def run(chosen: argparse.Namespace) -> int:
    begin()
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from matvey.administration.actions.first_start import create_administrator

    person = {"email": chosen.email, "surname": chosen.surname, "given_name": chosen.given_name}
    try:
        create_administrator(person, _password(), at=timezone.now())  # type: ignore[arg-type]
    except ValidationError as refusal:
        raise CommandFailedError("\n".join(refusal.messages), code=1) from None
    print(_("{email} can sign in and administer.", email=chosen.email))
    return 0


def _password() -> str:
    """Asked for twice at a console; otherwise the first line of what is handed in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(_("Password: "))
    if getpass.getpass(_("Once more: ")) != first:
        raise CommandFailedError(_("The two passwords differ."), code=1)
    return first


COMMAND = Command(_("Make a person who may administer everything"), run, arguments)
