"""Lines without a place of their own: what they are called in the remarks, and which nobody needs."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from matvey.exchange.vcards.cards import Property

# fmt: off
TECHNICAL: Final = frozenset((
    "VERSION", "PRODID", "UID", "REV", "SOURCE", "MAILER", "CLASS", "KEY", "SOUND", "LOGO", "GEO", "TZ", "LANG",
    "SORT-STRING", "LABEL", "GENDER", "CLIENTPIDMAP", "CALADRURI", "CALURI", "FBURL", "XML", "PROFILE", "KIND",
    "CREATED", "X-GENDER", "X-ID", "X-ETAG", "X-ABADR", "X-ABUID", "X-ABSHOWAS", "X-ABLABEL", "X-IMAGEHASH",
    "X-IMAGETYPE", "X-CLASS", "X-REDUCTION", "X-NO", "X-ACCOUNT", "X-TIMESTAMP", "X-FILE-AS", "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-LAST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-ORG", "X-SHARED-PHOTO-DISPLAY-PREF",
    "X-WALLPAPER", "X-MS-CARDPICTURE", "X-MS-TEXT", "X-EVOLUTION-FILE-AS", "X-MOZILLA-HTML", "X-UNREFERENCED-IMAGE",
    "X-ADDRESSBOOKSERVER-KIND", "X-ACTIVITY-ALIAS", "PHOTO", "N", "FN", "BEGIN", "END", "NAME",
))
"""Lines that tell a program something, or what other lines say better."""
# fmt: on

_TECHNICAL_BEGINNINGS: Final = ("X-MS-OL-", "X-FC-", "X-FCENCODED-", "X-OUTLOOK-", "X-ANDROID-CUSTOM-HASH")

_LABELS: Final = {
    "NICKNAME": gettext_noop("Nickname"),
    "ANNIVERSARY": gettext_noop("Anniversary"),
    "X-ANNIVERSARY": gettext_noop("Anniversary"),
    "X-MS-ANNIVERSARY": gettext_noop("Anniversary"),
    "X-EVOLUTION-ANNIVERSARY": gettext_noop("Anniversary"),
    "X-KADDRESSBOOK-X-ANNIVERSARY": gettext_noop("Anniversary"),
    "X-ABDATE": gettext_noop("Date"),
    "X-ABRELATEDNAMES": gettext_noop("Related person"),
    "RELATED": gettext_noop("Related person"),
    "SPOUSE": gettext_noop("Spouse"),
    "X-SPOUSE": gettext_noop("Spouse"),
    "X-MS-SPOUSE": gettext_noop("Spouse"),
    "X-EVOLUTION-SPOUSE": gettext_noop("Spouse"),
    "X-CHILDREN": gettext_noop("Children"),
    "X-MS-CHILD": gettext_noop("Children"),
    "CHILD": gettext_noop("Children"),
    "MOTHER": gettext_noop("Mother"),
    "FATHER": gettext_noop("Father"),
    "PARENT": gettext_noop("Parent"),
    "BROTHER": gettext_noop("Brother"),
    "SISTER": gettext_noop("Sister"),
    "FRIEND": gettext_noop("Friend"),
    "X-MANAGER": gettext_noop("Manager"),
    "MANAGER": gettext_noop("Manager"),
    "X-MS-MANAGER": gettext_noop("Manager"),
    "X-EVOLUTION-MANAGER": gettext_noop("Manager"),
    "X-ASSISTANT": gettext_noop("Assistant"),
    "ASSISTANT": gettext_noop("Assistant"),
    "X-MS-ASSISTANT": gettext_noop("Assistant"),
    "X-EVOLUTION-ASSISTANT": gettext_noop("Assistant"),
    "AGENT": gettext_noop("Assistant"),
    "HOBBY": gettext_noop("Hobby"),
    "INTEREST": gettext_noop("Hobby"),
    "X-MS-INTERESTS": gettext_noop("Hobby"),
    "DEATHDATE": gettext_noop("Date of death"),
}


_COLUMNS: Final = {
    "N": gettext_noop("Name"),
    "FN": gettext_noop("Name"),
    "ORG": gettext_noop("Company"),
    "TITLE": gettext_noop("Position"),
    "ROLE": gettext_noop("Position"),
    "TEL": gettext_noop("Phone"),
    "EMAIL": gettext_noop("E-mail"),
    "ADR": gettext_noop("Address"),
    "NOTE": gettext_noop("Note"),
    "CATEGORIES": gettext_noop("Tags"),
}


def column_of(found: Property) -> str:
    """What the line is called in reports."""
    known = _COLUMNS.get(found.name)
    return _(known) if known else label_of(found)


def is_technical(name: str) -> bool:
    return name in TECHNICAL or name.startswith(_TECHNICAL_BEGINNINGS)


def label_of(found: Property) -> str:
    """«Супруг(а)»: what the line is called, or what its owner called it («X-ABLabel»)."""
    own = found.parameter("LABEL")
    if own:
        return _named(own.strip().removeprefix("_$!<").removesuffix(">!$_"))
    known = _LABELS.get(found.name)
    return _(known) if known else found.name.removeprefix("X-").replace("-", " ").capitalize()


def _named(own: str) -> str:
    known = _LABELS.get(own.upper())
    return _(known) if known else own[:60]
