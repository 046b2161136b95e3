"""A letter as far as an import asks: who wrote it, to whom, when, and whether a human did."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from matvey.exchange.letters.headers import addresses_in, headers_of
from matvey.exchange.letters.robots import is_mailing

_EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
_FINGERPRINT = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """`sender` is empty where nobody can be told; names stand by the addresses they were written with."""

    sender: str
    recipients: tuple[str, ...]
    delivered_to: tuple[str, ...]
    names: Mapping[str, str]
    written_at: dt.datetime | None
    fingerprint: str
    is_mailing: bool

    @property
    def people(self) -> tuple[str, ...]:
        """All who had to do with it, each once."""
        return tuple(dict.fromkeys(filter(None, (self.sender, *self.recipients, *self.delivered_to))))


def read_letter(block: bytes) -> Letter:
    """From its headers; nothing in them makes it fail."""
    headers = headers_of(block)
    senders = addresses_in(headers.get("from", []) or headers.get("sender", []))
    recipients = addresses_in([value for name in ("to", "cc", "bcc") for value in headers.get(name, [])])
    delivered = addresses_in([v for name in ("delivered-to", "x-original-to") for v in headers.get(name, [])])
    return Letter(
        sender=senders[0][1] if senders else "",
        recipients=tuple(dict.fromkeys(address for _name, address in recipients)),
        delivered_to=tuple(dict.fromkeys(address for _name, address in delivered)),
        names={address: name for name, address in reversed([*senders[:1], *recipients]) if name},
        written_at=_written_at(headers.get("date", [])),
        fingerprint=_fingerprint(headers, block),
        is_mailing=is_mailing(headers),
    )


def _written_at(values: list[str]) -> dt.datetime | None:
    """None for a date that cannot be read or that no letter can have."""
    try:
        moment = parsedate_to_datetime(values[0])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return moment if moment >= _EARLIEST else None
    except (IndexError, TypeError, ValueError, OverflowError):
        return None


def _fingerprint(headers: Mapping[str, list[str]], block: bytes) -> str:
    """Of the letter's own number; without one of who wrote when about what."""
    own = headers.get("message-id", [""])[0].strip()
    named = [*headers.get("date", []), *headers.get("from", []), *headers.get("subject", [])]
    text = own or "\n".join(named)
    return hashlib.sha256(text.encode("utf-8", "replace") or block).hexdigest()[:_FINGERPRINT]
