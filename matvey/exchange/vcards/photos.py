"""Photos in cards: kept as a file of the customer when they are whole pictures, reported when they are not."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Final

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates.candidate import FoundFile
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.vcards.cards import Property
from matvey.exchange.vcards.values import bytes_of_base64, content_of

LARGEST: Final = 8 * 1024**2

_IN_PLACE = re.compile(rb"\s*data:[\w/+.-]*;base64,", re.IGNORECASE)
_ELSEWHERE = re.compile(rb"\s*(?:https?|content|file|cid)://?\S*\s*", re.IGNORECASE)
_STARTS_OF_FRAME = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))


def photo(draft: Draft, found: Property) -> None:
    """A photo that lies elsewhere is not fetched, its address is noted. Of the name only the ending is known yet."""
    if _ELSEWHERE.fullmatch(found.raw):
        draft.aside(_("Photo"), found.raw.decode("utf-8", "replace").strip()[:400])
        return
    content = _content(found)
    ending = picture_ending(content) if len(content) <= LARGEST else ""
    if ending:
        draft.files.append(FoundFile(ending, content))
    elif found.raw.strip():
        draft.problem(_("Photo"), _("The photo is damaged and was left out."), "")


def picture_ending(content: bytes) -> str:
    """.jpg, .png or .gif of a picture that is whole from its first to its last byte, else nothing."""
    if content.startswith(b"\xff\xd8\xff"):
        return ".jpg" if _is_whole_jpeg(content) else ""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png" if _is_whole_png(content) else ""
    is_whole_gif = content.startswith((b"GIF87a", b"GIF89a")) and content.rstrip(b"\0").endswith(b"\x3b")
    return ".gif" if is_whole_gif else ""


def _content(found: Property) -> bytes:
    if in_place := _IN_PLACE.match(found.raw):
        return bytes_of_base64(found.raw[in_place.end() :])
    return content_of(found)


def _is_whole_jpeg(content: bytes) -> bool:
    """Its segments follow each other up to the picture itself, which ends as it should."""
    at, has_frame = 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        has_frame = has_frame or kind in _STARTS_OF_FRAME
        if kind == 0xDA:
            return has_frame and content.rstrip(b"\0\r\n ").endswith(b"\xff\xd9")
        at += 2 + int(struct.unpack_from(">H", content, at + 2)[0])
    return False


def _is_whole_png(content: bytes) -> bool:
    """Every chunk has the checksum it says, and the last one is the end."""
    at = 8
    while at + 12 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + size
        if end > len(content):
            return False
        if zlib.crc32(content[at + 4 : end - 4]) != struct.unpack_from(">I", content, end - 4)[0]:
            return False
        if kind == b"IEND":
            return True
        at = end
    return False
