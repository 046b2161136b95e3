"""Headers of letters in whatever encoding a mail program of the last thirty years has left them in."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from email.utils import getaddresses

from django.core.exceptions import ValidationError

from matvey.core.emails import parse_email
from matvey.exchange.spreadsheets.files.encodings import encoding_of
from matvey.exchange.spreadsheets.values import clean_text

_FOLD = re.compile(rb"\r?\n[ \t]+")
_LINE = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_ENCODED = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"\?=\s+=\?")
_NO_CHARSETS = frozenset(
    {"iso-8859-1", "latin1", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "8bit", "iso8859-1"}
)
"""What old programs wrote over Russian letters in an encoding of their own."""


def headers_of(block: bytes) -> dict[str, list[str]]:
    """The values by their names in small letters, unfolded and readable but for encoded words.

    Lines that are no headers are passed over.
    """
    found: dict[str, list[str]] = {}
    for line in _FOLD.sub(b" ", block).splitlines():
        if match := _LINE.match(line):
            found.setdefault(match[1].decode("ascii").lower(), []).append(_as_text(match[2]))
    return found


def decoded(text: str) -> str:
    """With its encoded words («=?koi8-r?B?…?=») as they read; what cannot be read stays as it stands."""
    runs = _runs(_BETWEEN.sub("?==?", text))
    return clean_text(
        "".join(_as_text(run, charset) if isinstance(run, bytes) else run for run, charset in runs)
    )


def addresses_in(values: list[str]) -> list[tuple[str, str]]:
    """The sound addresses in small letters, each with the name beside it."""
    found = []
    for name, address in getaddresses(values, strict=False):
        try:
            found.append((_name(decoded(name), address), parse_email(decoded(address))))
        except (ValidationError, ValueError):
            continue
    return found


def _name(name: str, address: str) -> str:
    """Without quotes; an address in the place of a name is none."""
    bare = name.strip(" '\"<>,;")
    return "" if "@" in bare or bare.lower() == address.lower() else bare[:200]


def _runs(text: str) -> Iterator[tuple[str | bytes, str]]:
    """Words of one encoding side by side are read together: a letter may be cut between them."""
    reached, waiting, charset = 0, b"", ""
    for match in _ENCODED.finditer(text):
        between = text[reached : match.start()]
        if waiting and (between or match[1].lower() != charset):
            yield waiting, charset
            waiting = b""
        if between:
            yield between, ""
        waiting, charset, reached = waiting + _bytes(match[2], match[3]), match[1].lower(), match.end()
    if waiting:
        yield waiting, charset
    yield text[reached:], ""


def _bytes(kind: str, encoded: str) -> bytes:
    plain = encoded.encode("utf-8", "replace")
    if kind in "qQ":
        return quopri.decodestring(plain, header=True)
    plain = re.sub(rb"[^A-Za-z0-9+/]", b"", plain)
    try:
        return base64.b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _as_text(raw: bytes, charset: str = "") -> str:
    """By the encoding named, unless it is not known or cannot be; then by what reads like Russian."""
    if raw.isascii() and not charset.startswith(("utf-7", "utf-16", "iso-2022")):
        return raw.decode("ascii")
    for name in (_codec(charset), "utf-8"):
        try:
            if name:
                return raw.decode(name)
        except (UnicodeError, LookupError):
            continue
    return raw.decode(encoding_of(raw) or "cp1251", "replace")


def _codec(charset: str) -> str:
    bare = charset.lower().partition("*")[0].strip("'\"")  # RFC 2231 lets a language follow
    if not bare or bare in _NO_CHARSETS:
        return ""
    spelled = re.sub(r"^(?:x-|cs)?(?:win(?:dows)?-?|cp-?)(?=125)", "cp", bare).replace("koi8r", "koi8-r")
    try:
        return codecs.lookup(spelled).name
    except (LookupError, ValueError):
        return ""
