"""Letters one by one out of a mailbox of any size, of each only what stands above its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

LONGEST_HEADERS = 256 * 1024
"""Of longer headers the rest is not looked at."""
_CHUNK = 1024 * 1024
_POSTMARK = re.compile(rb"\nFrom [^\r\n]{0,300}?\d{1,2}:\d\d[^\r\n]{0,80}\r?\n")
_LONGEST_POSTMARK = 512
_END = re.compile(rb"\r?\n\r?\n")


def is_mailbox(head: bytes) -> bool:
    return _POSTMARK.match(b"\n" + head) is not None


def header_blocks(file: BinaryIO) -> Iterator[bytes]:
    """The headers of every letter; a file that is no mailbox is one letter.

    «From » at the beginning of a line of a text is no postmark unless a time stands behind it.
    """
    head = file.read(_CHUNK)
    if not is_mailbox(head):
        yield _headers(head.lstrip(b"\r\n\xef\xbb\xbf"), 0)
        return
    buffer, reached, is_whole = b"\n" + head, 0, False
    while True:
        found = _POSTMARK.search(buffer, reached)
        if not is_whole and (found is None or len(buffer) - found.end() < LONGEST_HEADERS):
            reached = found.start() if found else max(reached, len(buffer) - _LONGEST_POSTMARK)
            more = file.read(_CHUNK)
            buffer, reached, is_whole = buffer[reached:] + more, 0, not more
            continue
        if found is None:
            return
        yield _headers(buffer, found.end())
        reached = found.end() - 1


def _headers(buffer: bytes, start: int) -> bytes:
    block = buffer[start : start + LONGEST_HEADERS]
    end = _END.search(block)
    return block[: end.start()] if end else block
