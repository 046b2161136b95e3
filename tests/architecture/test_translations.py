"""Every text has a Russian one, nothing is left over, and placeholders stay whole."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from tests.architecture.messages import Message, catalogue, catalogues, messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def known() -> dict[tuple[str, str], polib.POEntry]:
    return {(e.msgctxt or "", e.msgid): e for path in catalogues() for e in polib.pofile(str(path))}


def test_every_text_is_in_russian(known: dict[tuple[str, str], polib.POEntry]) -> None:
    missing = [message for message in messages() if not _translated(known, message)]
    assert not missing, "\n".join(f"{m.place}: {m.text!r}" for m in missing)


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-5])
def test_placeholders_stay_whole(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural))
            assert set(PLACEHOLDER.findall(text)) <= wanted, entry.msgid


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-5])
def test_no_catalogue_keeps_what_nobody_says(path: Path) -> None:
    said = {(m.context, m.text) for m in messages()}
    left = [e.msgid for e in catalogue(path.parts[-5]) if ((e.msgctxt or ""), e.msgid) not in said]
    assert not left, left


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-5])
def test_russian_is_set_in_russian_type(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        text = entry.msgstr or " ".join(entry.msgstr_plural.values())
        assert '"' not in text, entry.msgid
        assert " - " not in text, entry.msgid
        assert "..." not in text, entry.msgid


def _translated(known: dict[tuple[str, str], polib.POEntry], message: Message) -> bool:
    entry = known.get((message.context, message.text))
    if entry is None or "fuzzy" in entry.flags:
        return False
    return all(entry.msgstr_plural.get(n) for n in range(3)) if message.plural else bool(entry.msgstr)


def test_the_same_words_mean_the_same_everywhere() -> None:
    """Django merges the catalogues: of two translations of a text one would win by chance."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in catalogues():
        for entry in polib.pofile(str(path)):
            text = entry.msgstr or " | ".join(entry.msgstr_plural.values())
            found.setdefault((entry.msgctxt or "", entry.msgid), set()).add(text)
    torn = {key: texts for key, texts in found.items() if len(texts) > 1}
    assert not torn
