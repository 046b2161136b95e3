"""Tags and texts of a web page, one after the other, in a time that grows with its length only.

Python's own parser of HTML takes hours for a megabyte of unclosed comments.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:]*")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SILENT = ("script", "style")
_LONGEST_TAG = 4_000


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each tag in small letters ("/" before it where it closes) with its attributes, each text with no tag.

    Comments, scripts and styles are left out; what is opened and never closed is left out to the end.
    """
    place = 0
    while place < len(text):
        opening = text.find("<", place)
        if opening != place:
            yield "", unescaped(text[place : opening if opening >= 0 else len(text)])
            if opening < 0:
                return
        if text.startswith("<!--", opening):
            place = _after(text, "-->", opening)
            continue
        place = _after(text, ">", opening)
        inside = text[opening + 1 : place - 1]
        if found := _TAG.match(inside):
            tag = found[0].lower()
            yield tag, inside[found.end() : _LONGEST_TAG]
            if tag in _SILENT:
                place = _after(text, ">", _after(text, f"</{tag}", place))


def _after(text: str, sign: str, place: int) -> int:
    found = text.find(sign, place)
    return found + len(sign) if found >= 0 else len(text)


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a tag by their names in small letters."""
    return {name.lower(): unescaped(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def unescaped(text: str) -> str:
    """The text with its entities replaced: &nbsp; &laquo; &#1103;"""
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text
