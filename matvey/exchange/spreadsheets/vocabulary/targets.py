"""What a column of an imported spreadsheet can become."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Group(StrEnum):
    """Where a target stands in the list a person chooses from."""

    NAME = "name"
    CONTACT = "contact"
    ADDRESS = "address"
    REQUISITES = "requisites"
    FILING = "filing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Target:
    """`key` is what a remembered mapping keeps; `names` tells whether it alone can name a customer."""

    key: str
    label: Promise | str
    group: Group
    names: bool = False


IGNORE = "ignore"
ASIDE = "aside"
CUSTOM = "custom:"

TARGETS: tuple[Target, ...] = (
    Target("customer_name", _("Customer (a company or a person)"), Group.NAME, names=True),
    Target("company_name", _("Company"), Group.NAME, names=True),
    Target("legal_name", _("Full legal name"), Group.NAME, names=True),
    Target("person_name", _("Person: full name"), Group.NAME, names=True),
    Target("surname", _("Person: surname"), Group.NAME, names=True),
    Target("given", _("Person: given name"), Group.NAME, names=True),
    Target("patronymic", _("Person: patronymic"), Group.NAME),
    Target("position", _("Position"), Group.NAME),
    Target("birthday", _("Birthday"), Group.NAME),
    Target("phone", _("Phone"), Group.CONTACT, names=True),
    Target("mobile", _("Mobile phone"), Group.CONTACT, names=True),
    Target("contact_phone", _("Contact person's phone"), Group.CONTACT, names=True),
    Target("fax", _("Fax"), Group.CONTACT),
    Target("email", _("E-mail"), Group.CONTACT, names=True),
    Target("contact_email", _("Contact person's e-mail"), Group.CONTACT, names=True),
    Target("contacts", _("Phones, e-mails and names, mixed"), Group.CONTACT, names=True),
    Target("site", _("Web site"), Group.CONTACT),
    Target("messenger", _("Messenger"), Group.CONTACT),
    Target("address", _("Address"), Group.ADDRESS),
    Target("legal_address", _("Legal address"), Group.ADDRESS),
    Target("postal_code", _("Postal code"), Group.ADDRESS),
    Target("country", _("Country"), Group.ADDRESS),
    Target("region", _("Region"), Group.ADDRESS),
    Target("city", _("Town"), Group.ADDRESS),
    Target("street", _("Street and house"), Group.ADDRESS),
    Target("inn", _("INN"), Group.REQUISITES, names=True),
    Target("inn_kpp", _("INN and KPP in one cell"), Group.REQUISITES, names=True),
    Target("kpp", _("KPP"), Group.REQUISITES),
    Target("ogrn", _("OGRN"), Group.REQUISITES),
    Target("bank_account", _("Bank account"), Group.REQUISITES),
    Target("correspondent_account", _("Correspondent account"), Group.REQUISITES),
    Target("bik", _("BIK"), Group.REQUISITES),
    Target("bank", _("Bank"), Group.REQUISITES),
    Target("responsible", _("Responsible"), Group.FILING),
    Target("branch", _("Branch"), Group.FILING),
    Target("role", _("Role (customer, supplier, partner)"), Group.FILING),
    Target("source", _("Source"), Group.FILING),
    Target("tags", _("Tags"), Group.FILING),
    Target("note", _("Note"), Group.FILING),
    Target(ASIDE, _("Note, with the name of the column"), Group.FILING),
    Target("first_purchase", _("Date of the first purchase"), Group.FILING),
    Target("last_purchase", _("Date of the last purchase"), Group.FILING),
    Target("external_id", _("Number in another program"), Group.FILING),
    Target(IGNORE, _("Do not import"), Group.OTHER),
)
BY_KEY = {target.key: target for target in TARGETS}
OWN = "own."
"""Begins the columns of the program's own file, which `own_file` knows."""


def is_target(key: str) -> bool:
    """Whether a column may be mapped so; custom fields are written "custom:" and the field's key."""
    return key in BY_KEY or any(key.startswith(kind) and len(key) > len(kind) for kind in (CUSTOM, OWN))
