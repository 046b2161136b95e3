"""E-mail addresses: several in a cell, checked, and brought to the form in which they are compared."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

_ANGLED = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_BETWEEN = re.compile(r"[;,|\s<>()\"«»]+")
_NATIONAL_LETTER = re.compile(r"[^\W_a-zA-Z0-9]")  # RFC 6531: «петров@почта.рф» is an address too
_IS_ADDRESS = EmailValidator()

# RFC 5321, 4.5.3.1, and its erratum 1690
LONGEST_NAME = 64
LONGEST = 254


def parse_email(text: str) -> str:
    """The address in lower case, a national domain in its own letters, without «mailto:» and invisible signs.

    Raises ValidationError with a plain sentence when nobody could be written to there.
    """
    address = _bare(text)
    name, _at, domain = address.rpartition("@")
    if not name or not domain or len(name) > LONGEST_NAME or len(address) > LONGEST:
        raise ValidationError(
            _("“%(text)s” is not an e-mail address."), "email_wrong", {"text": text.strip()}
        )
    try:
        _IS_ADDRESS(f"{_NATIONAL_LETTER.sub('x', name)}@{domain}")
    except ValidationError:
        message = _("“%(text)s” is not an e-mail address.")
        raise ValidationError(message, "email_wrong", {"text": text.strip()}) from None
    return address


def split_emails(text: str) -> list[str]:
    """The addresses of a cell as typed, two in «Анна <a@b.ru>; c@d.ru»; what holds no @ stays one piece."""
    if "@" not in text:
        return [text.strip()] if text.strip() else []
    if angled := _ANGLED.findall(text):
        text = " ".join([*angled, _ANGLED.sub(" ", text)])
    return list(dict.fromkeys(piece for piece in _BETWEEN.split(text) if "@" in piece))


def _bare(text: str) -> str:
    found = _ANGLED.search(text)
    address = (found[1] if found else text).strip().strip(".,;").lower().removeprefix("mailto:")
    return "".join(character for character in address if character.isprintable())
