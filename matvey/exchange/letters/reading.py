"""Mailboxes and letters as a format of imports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from matvey.exchange.formats import Format, add
from matvey.exchange.letters.mailbox import is_mailbox
from matvey.exchange.letters.rows import correspondents
from matvey.exchange.own_people import own_people
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source

_FIRST = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:Received|Return-Path|Delivered-To|From|To|Date|Subject|Message-ID|MIME-Version|Reply-To"
    rb"|DKIM-Signature|Authentication-Results|ARC-[A-Za-z-]+|X-[A-Za-z0-9-]+)[ \t]*:",
    re.IGNORECASE,
)
_FROM = re.compile(rb"^From[ \t]*:", re.IGNORECASE | re.MULTILINE)
_OTHERS = re.compile(rb"^(?:Date|Message-ID|Received|To|Subject)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_GLANCE = 8 * 1024 * 1024


def recognises(name: str, head: bytes) -> bool:
    """A postmark at the beginning, or the headers of a letter."""
    if is_mailbox(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")):
        return True
    return bool(_FIRST.match(head) and _FROM.search(head) and _OTHERS.search(head))


def rows(source: Source, today: dt.date) -> Iterator[Candidate | Refused]:
    return correspondents(source, today, own_people())


add(
    Format(
        "mailbox",
        _("Letters"),
        _("Correspondent"),
        recognises,
        rows,
        (".mbox", ".mbx", ".eml"),
        glance=_GLANCE,
        about=_("from a mail program: with whom, how often and when last;"),
    )
)
