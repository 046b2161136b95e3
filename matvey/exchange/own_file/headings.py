"""The columns of the program's own file, and how it is told from the files of others."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.layout.header import Header
from matvey.exchange.spreadsheets.values import as_text
from matvey.exchange.spreadsheets.vocabulary.headings import folded

LANGUAGES = ("ru", "en")
NUMBER = "own.number"
PREFIX = "own."

OF_CUSTOMER: dict[str, Promise] = {
    "own.form": _("Company or person"),
    "own.roles": _("Roles"),
    "own.surname": _("Surname"),
    "own.given": _("Given name"),
    "own.patronymic": _("Patronymic"),
    "own.sex": _("Sex"),
    "own.birthday": _("Birthday"),
    "own.person_note": _("What to remember of the person"),
    "own.phones": _("Phones"),
    "own.emails": _("E-mails"),
    "own.messengers": _("Messengers"),
    "own.addresses": _("Addresses"),
    "own.site": _("Web site"),
    "own.sites": _("Further web sites"),
    "own.region": _("Region"),
    "own.city": _("Town"),
    "own.responsible": _("Responsible"),
    "own.branch": _("Branch"),
    "own.source": _("Source"),
    "own.tags": _("Tags"),
    "own.first_purchase": _("Date of the first purchase"),
    "own.last_purchase": _("Date of the last purchase"),
    "own.rhythm": _("Buys every so many days"),
    "own.last_contact": _("Last contact"),
}
OF_CONTACT: dict[str, Promise] = {
    "own.contact_surname": _("Contact person: surname"),
    "own.contact_given": _("Contact person: given name"),
    "own.contact_patronymic": _("Contact person: patronymic"),
    "own.contact_position": _("Contact person: position"),
    "own.contact_marks": _("Contact person: main, decides"),
    "own.contact_phones": _("Contact person: phones"),
    "own.contact_emails": _("Contact person: e-mails"),
    "own.contact_ways": _("Contact person: messengers, addresses, sites"),
    "own.contact_birthday": _("Contact person: birthday"),
    "own.contact_sex": _("Contact person: sex"),
    "own.contact_note": _("Contact person: note"),
    "own.contact_person_note": _("Contact person: what to remember"),
}
OF_PARTY: dict[str, Promise] = {
    "own.party_name": _("Counterparty"),
    "own.party_form": _("Counterparty: form"),
    "own.party_full_name": _("Counterparty: full name"),
    "own.party_inn": _("Counterparty: INN"),
    "own.party_kpp": _("Counterparty: KPP"),
    "own.party_ogrn": _("Counterparty: OGRN"),
    "own.party_address": _("Counterparty: legal address"),
    "own.party_director": _("Counterparty: director"),
    "own.account": _("Account: number"),
    "own.account_bik": _("Account: BIK"),
    "own.account_bank": _("Account: bank"),
    "own.account_correspondent": _("Account: correspondent account"),
}
HEADINGS: dict[str, Promise] = {
    NUMBER: _("Number in Matvey"),
    "own.name": _("Customer"),
    **OF_CUSTOMER,
    **OF_CONTACT,
    **OF_PARTY,
    "own.about": _("About the customer"),
}
_OWN_FIELD = _("Own field: %(name)s")


def own_field_heading(label: str) -> str:
    return str(_OWN_FIELD) % {"name": label}


def own_field_of(heading: str) -> str | None:
    """The name of the company's own field that a heading names; None where it names none."""
    for language in LANGUAGES:
        with override(language):
            beginning = own_field_heading("")
        if heading.startswith(beginning):
            return heading.removeprefix(beginning)
    return None


def target_of(heading: str) -> str | None:
    """The key of the column with that heading, in any language the program speaks."""
    return _known().get(folded(heading))


def is_own(labels: Sequence[str]) -> bool:
    """Whether headings are those of the program's own file, also with columns moved, added or left out."""
    targets = {target_of(label) for label in labels if label}
    return {NUMBER, "own.name"} <= targets


def own_header(first: Row | None) -> Header | None:
    """The heading of the program's own file, where its first row is one."""
    if first is None or first.number != 1:
        return None
    labels = tuple(as_text(value) for value in first.values)
    return Header(labels, 1, 1, float("inf"), (tuple(first.values),)) if is_own(labels) else None


_spelled: dict[str, str] = {}


def _known() -> dict[str, str]:
    if not _spelled:
        for language in LANGUAGES:
            with override(language):
                _spelled.update({folded(str(text)): key for key, text in HEADINGS.items()})
    return _spelled
