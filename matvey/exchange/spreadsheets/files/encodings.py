"""Which encoding a text is in, found by whether what comes out reads like Russian."""

from __future__ import annotations

import codecs
import re
from collections import Counter

# 240 pairs make 93 % of the letter pairs of Russian texts, towns and names: what follows each letter.
_FOLLOWERS = {
    "а": "бвгдежзйклмнорстхцчшя",
    "б": "аеилоруы",
    "в": "агеиклнорсы",
    "г": "аеиору",
    "д": "аеилнорсу",
    "е": "бвгдежйклмнрстц",
    "ж": "аеинс",
    "з": "абено",
    "и": "вдежзийклмнрстхчя",
    "й": "лс",
    "к": "аеиклорсту",
    "л": "агеикоуья",
    "м": "аеинопсуы",
    "н": "агдеикностуыья",
    "о": "бвгдежзйклмнпрстчя",
    "п": "аеор",
    "р": "агдеикмностухыья",
    "с": "авеиклмнопстуя",
    "т": "авеинорсуыь",
    "у": "гджзклпрстч",
    "х": "ао",
    "ц": "ик",
    "ч": "аеиту",
    "ш": "еик",
    "ы": "еймх",
    "ь": "енся",
    "я": "бзнрт",
}
_PAIRS = frozenset(first + second for first, followers in _FOLLOWERS.items() for second in followers)

SAMPLE = 512 * 1024

_LEGACY = ("cp1251", "koi8-r", "cp866", "mac_cyrillic", "iso8859-5", "cp1252")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile("[А-Яа-яЁё]+")
_WESTERN_WORD = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]+")
_STRANGE = re.compile("[\x80-\x9f\u2190-\u25ff\ufffdЂЃѓЉЊЌЋЏђљњќћџЎўЈҐґЄєЇїІі¤¦§¬µ¶·¢£¥ÐÞðþ×÷¡¿ª°±²³´¸¹º¼½¾]")
_CLASH = re.compile("[а-яё][А-ЯЁ]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def encoding_of(sample: bytes) -> str | None:
    """The encoding of the beginning of a text, or None when it is no text at all."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _utf16_without_mark(sample):
        return wide
    if len(_CONTROLS.findall(sample)) * 200 > len(sample):
        return None
    if sample.isascii() or _is_utf8(sample):
        return "utf-8"
    return _most_russian(sample)


def _utf16_without_mark(sample: bytes) -> str | None:
    """Letters of UTF-16 have 00 (Latin) or 04 (Cyrillic) in every other byte."""
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        counted = Counter(sample[start : 4096 + start : 2])
        known = counted[0] + counted[4]
        other = Counter(sample[1 - start : 4096 : 2])
        if known > 0.9 * counted.total() and other[0] + other[4] < 0.2 * other.total():
            return encoding
    return None


def _is_utf8(sample: bytes) -> bool:
    """True also for UTF-8 with a few broken places, as files glued from several have them."""
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    high = sum(byte >= 0x80 for byte in sample[:65536]) * len(sample) / min(len(sample), 65536)
    return broken * 20 < high


def _most_russian(sample: bytes) -> str | None:
    lines = [line for line in sample[:65536].splitlines() if not line.isascii()]
    part = b"\n".join(lines)[:32768] or sample[-32768:]
    scores = {encoding: plausibility(part.decode(encoding, "replace"), encoding) for encoding in _LEGACY}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 else None


def plausibility(text: str, encoding: str = "") -> float:
    """From about 1 (Russian prose) down to below 0 (noise): letter pairs, case and strange signs weighed."""
    if encoding == "cp1252":
        return _western_plausibility(text)
    words: list[str] = _WORD.findall(text)
    pairs = [a + b for word in words for a, b in zip(word.lower(), word.lower()[1:], strict=False)]
    foreign = sum(not sign.isascii() for sign in text) or 1
    good = sum(pair.replace("ё", "е") in _PAIRS for pair in pairs)
    clashes = sum(len(_CLASH.findall(word)) for word in words)
    strange = len(_STRANGE.findall(text))
    return (good - (len(pairs) - good) - 2 * clashes - 2 * strange + 0.1 * sum(map(len, words))) / foreign


def _western_plausibility(text: str) -> float:
    """Western letters stand alone among Latin ones (Müller, café); Cyrillic read as Western does not."""
    words = [word for word in _WESTERN_WORD.findall(text) if not word.isascii()]
    accents = [sum(not sign.isascii() for sign in word) for word in words]
    likely = sum(count for count, word in zip(accents, words, strict=True) if count * 3 <= len(word))
    foreign = sum(not sign.isascii() for sign in text) or 1
    return (likely - 2 * (sum(accents) - likely) - len(_STRANGE.findall(text))) / foreign * 0.8
