"""Whose addresses are our own: no customer is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Everybody may have an address there, so that one of ours does not make the others ours.
# fmt: off
_PUBLIC = frozenset((
    "mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru", "vk.com", "xmail.ru", "yandex.ru", "ya.ru",
    "yandex.com", "yandex.by", "yandex.kz", "narod.ru", "rambler.ru", "lenta.ru", "autorambler.ru",
    "myrambler.ru", "ro.ru", "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com",
    "live.ru", "msn.com", "yahoo.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com",
    "gmx.de", "gmx.net", "web.de", "ukr.net", "tut.by", "pochta.ru", "hotbox.ru", "nm.ru", "qip.ru",
    "sibmail.com", "e1.ru", "ngs.ru",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class Own:
    """Single addresses, and domains all of which are ours."""

    addresses: frozenset[str]
    domains: frozenset[str]

    @classmethod
    def of(cls, addresses: Iterable[str]) -> Own:
        """Those of our people, and with them everybody in a domain of the company's own."""
        known = frozenset(address.lower() for address in addresses if address)
        domains = frozenset(address.rpartition("@")[2] for address in known)
        return cls(known, domains - _PUBLIC - {""})

    def and_also(self, addresses: Iterable[str]) -> Own:
        """With the owners of a mailbox; their domain says nothing of others in it."""
        return Own(self.addresses | frozenset(addresses), self.domains)

    def __contains__(self, address: str) -> bool:
        return address in self.addresses or address.rpartition("@")[2] in self.domains
