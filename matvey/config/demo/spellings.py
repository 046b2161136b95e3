"""Latin spellings for e-mail addresses and sites, as people choose them."""

from __future__ import annotations

from typing import Final

# As in international passports (ICAO Doc 9303), without signs.
_LETTERS: Final = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True))
_PAIRS: Final = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
_SIGNS: Final = {"ь": "", "ъ": "", " ": "-"}
_TABLE: Final = str.maketrans(_LETTERS | _PAIRS | _SIGNS)


def latin_address(text: str) -> str:
    """Only what may stand in an address: small letters, digits and hyphens."""
    spelled = text.casefold().translate(_TABLE)
    return "".join(letter for letter in spelled if letter.isascii() and (letter.isalnum() or letter == "-"))
