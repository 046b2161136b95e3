"""Which phone it is, and which messenger, in the many ways programs write that down."""

from __future__ import annotations

from typing import Final

from matvey.exchange.vcards.cards import Property

_SERVICES: Final = {
    "SKYPE": "Skype",
    "TELEGRAM": "Telegram",
    "WHATSAPP": "WhatsApp",
    "VIBER": "Viber",
    "ICQ": "ICQ",
    "AIM": "AIM",
    "MSN": "MSN",
    "JABBER": "Jabber",
    "XMPP": "Jabber",
    "GTALK": "Google Talk",
    "GOOGLE-TALK": "Google Talk",
    "YAHOO": "Yahoo",
    "YMSGR": "Yahoo",
    "QQ": "QQ",
    "FACEBOOK": "Facebook",
    "TWITTER": "Twitter",
    "INSTAGRAM": "Instagram",
    "LINKEDIN": "LinkedIn",
    "VK": "ВКонтакте",
    "VKONTAKTE": "ВКонтакте",
    "MAX": "MAX",
    "IMADDRESS": "IM",
    "SOCIALPROFILE": "IM",
}
_ADDED: Final = ("X-", "MS-", "GOOGLE-", "KADDRESSBOOK-", "EVOLUTION-")


def which_one(types: set[str]) -> str:
    """The label of contact points: mobile, work, home or nothing."""
    if types & {"CELL", "MOBILE", "IPHONE"}:
        return "mobile"
    return "work" if "WORK" in types else "home" if "HOME" in types else ""


def service_of(name: str) -> str:
    """The messenger a line is about («X-SKYPE-USERNAME»), or nothing."""
    bare = name
    for added in _ADDED:
        bare = bare.removeprefix(added)
    for ending in ("-USERNAME", "-ID", "-NAME"):
        bare = bare.removesuffix(ending)
    return _SERVICES.get(bare, "")


def place_of(found: Property, text: str) -> tuple[str, str]:
    """The messenger and the name there: «Skype», «ivan.petrov»."""
    scheme, colon, rest = text.partition(":")
    said = found.parameter("X-SERVICE-TYPE") or next(
        (kind for kind in sorted(found.types) if kind in _SERVICES), ""
    )
    by_scheme = _SERVICES.get(scheme.upper(), "") if colon else ""
    name = _SERVICES.get(said.upper(), said) or service_of(found.name) or by_scheme
    is_address = rest.startswith("//")
    if colon and not is_address and scheme.isascii() and scheme.replace("-", "").isalpha():
        text = rest
    return name.strip() or "IM", text.strip()
