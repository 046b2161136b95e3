"""Reads every text of the program that is to be translated, and the catalogues that translate them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2] / "matvey"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


@dataclass(frozen=True)
class Message:
    """A text in the code; `context` and `plural` are empty where it has none."""

    app: str
    text: str
    plural: str
    context: str
    place: str


def messages() -> Iterator[Message]:
    for path in sorted(ROOT.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _read(path, path.read_bytes())
    for path in sorted([*ROOT.rglob("*.html"), *ROOT.rglob("templates/**/*.txt")]):
        yield from _read(path, templatize(path.read_text()).encode())


def catalogue(app: str) -> polib.POFile:
    return polib.pofile(str(ROOT / app / "locale/ru/LC_MESSAGES/django.po"))


def catalogues() -> list[Path]:
    return sorted(ROOT.glob("*/locale/ru/LC_MESSAGES/django.po"))


def _read(path: Path, source: bytes) -> Iterator[Message]:
    relative = path.relative_to(ROOT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # templates leave odd escapes behind
        found = list(extract("python", BytesIO(source), keywords=KEYWORDS))
    for line, text, _comments, context in found:
        singular, plural = text if isinstance(text, tuple) else (text, "")
        if singular:
            yield Message(relative.parts[0], singular, plural, context or "", f"{relative}:{line}")
