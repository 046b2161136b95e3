"""Values of cards as text: encodings, charsets and escapes undone, structured ones in their parts."""

from __future__ import annotations

import binascii
import codecs
import re
from typing import Final

from matvey.exchange.spreadsheets.files.encodings import encoding_of
from matvey.exchange.spreadsheets.values import clean_text
from matvey.exchange.vcards.cards import Property

_OTHER_NAMES: Final = {"WIN-1251": "cp1251", "WIN1251": "cp1251", "ANSI": "cp1251", "KOI8": "koi8-r"}
_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"}
)
LONGEST_VALUE: Final = 256 * 1024
"""Bytes of a text that are read."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS: Final = {sign: re.compile(rf"(?:\\.|[^\\{sign}]++|\\$)*+", re.DOTALL) for sign in ";,"}


def text_of(found: Property, encoding: str) -> str:
    """The whole value as a person reads it; `encoding` is the file's, for values that do not name theirs."""
    return clean_text(_unescaped(decoded(found, encoding)))


def fields_of(found: Property, encoding: str, sign: str = ";") -> list[str]:
    """The parts between semicolons (or commas), each as a person reads it."""
    return [clean_text(_unescaped(part)) for part in _split(decoded(found, encoding), sign)]


def decoded(found: Property, encoding: str) -> str:
    """The value in letters, with its escapes. Letters that cannot be read become U+FFFD."""
    content = content_of(found)[:LONGEST_VALUE]
    charset = _charset(found.parameter("CHARSET"))
    if charset in (None, "ascii") and not content.isascii():
        charset = _guessed(content, encoding)
    text = content.decode(charset or "utf-8", "replace")
    if "\ufffd" in text and charset:
        text = min(text, content.decode(_guessed(content, encoding), "replace"), key=_unread)
    return text


def content_of(found: Property) -> bytes:
    """The value's bytes; what is no base64 in spite of saying so stays as it is."""
    how = found.parameter("ENCODING").upper()
    if how == "QUOTED-PRINTABLE":
        return binascii.a2b_qp(found.raw)
    if how in ("BASE64", "B"):
        return bytes_of_base64(found.raw) or found.raw
    return found.raw


def bytes_of_base64(raw: bytes) -> bytes:
    """Empty where it is none."""
    signs = b"".join(raw.split()).rstrip(b"=")
    try:
        return binascii.a2b_base64(signs + b"=" * (-len(signs) % 4), strict_mode=False)
    except binascii.Error:
        return b""


def _charset(name: str) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(_OTHER_NAMES.get(name.upper(), name)).name
        "".encode(known)  # LookupError for the codecs that are not of text
    except (LookupError, ValueError):
        return None
    return None if known.replace("_", "-") in _NO_CHARSETS else known


def _guessed(content: bytes, encoding: str) -> str:
    """UTF-8 proves itself; else the file's own, else what the letters look like."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        narrow = not encoding.startswith("utf")
        return encoding if narrow else encoding_of(content) or "utf-8"
    return "utf-8"


def _unread(text: str) -> int:
    return text.count("\ufffd")


def _split(text: str, sign: str) -> list[str]:
    parts, at = [], 0
    while at <= len(text):
        found = _PARTS[sign].match(text, at)
        assert found is not None  # it matches the empty string
        parts.append(found[0])
        at = found.end() + 1
    return parts


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
