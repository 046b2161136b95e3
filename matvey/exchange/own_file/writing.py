"""Writes customers so that the import brings the same ones in again: one or several rows each, all of it as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import IO, Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from matvey.core.regions import regions
from matvey.customers.models import ContactPoint, Counterparty, CounterpartyAccount, Customer, Person
from matvey.exchange.leaving.whole import WholeContact, WholeCustomer, WholeParty
from matvey.exchange.own_file.headings import HEADINGS, NUMBER, own_field_heading
from matvey.exchange.own_file.numbers import number_of
from matvey.exchange.own_file.words import FORMS, MARKS, PARTIES, ROLES, SEXES, write_birthday, write_points
from matvey.records.models import CustomField

type Cells = dict[str, str]

ROWS_OF_A_SHEET = 1_000_000
"""A sheet takes 1,048,576; what is more stands on the next one."""
LONGEST_CELL = 32_000
_WIDE = 30


def write_own_file(
    file: IO[bytes], customers: Iterable[WholeCustomer], fields: Sequence[CustomField]
) -> None:
    """In constant memory; no cell is taken for a formula or a link."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    headings = {key: str(text) for key, text in HEADINGS.items()}
    headings |= {field.key: own_field_heading(field.label) for field in fields}
    columns = {key: number for number, key in enumerate(headings)}
    line, sheet = ROWS_OF_A_SHEET, None
    for whole in customers:
        rows = list(_rows(whole, fields))
        if sheet is None or line + len(rows) > ROWS_OF_A_SHEET:
            line, sheet = 1, _sheet(book, headings)
        for row in rows:
            _write(sheet, line, row, columns)
            line += 1
    if sheet is None:
        _sheet(book, headings)
    book.close()


def _sheet(book: Any, headings: Mapping[str, str]) -> Any:
    count = len(book.worksheets())
    name = _("Customers") if not count else f"{_('Customers')} {count + 1}"
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(0, len(headings) - 1, 18)
    sheet.set_column(1, 1, _WIDE)
    for column, text in enumerate(headings.values()):
        sheet.write_string(0, column, text, bold)
    sheet.freeze_panes(1, 2)
    return sheet


def _write(sheet: Any, line: int, row: Cells, columns: Mapping[str, int]) -> None:
    for key, column in columns.items():
        if text := row.get(key):
            sheet.write_string(line, column, text)


def _rows(whole: WholeCustomer, fields: Sequence[CustomField]) -> Iterator[Cells]:
    """Contact persons and counterparties below each other; number and name tell whose they are."""
    customer = whole.customer
    same = {NUMBER: number_of(customer), "own.name": customer.name}
    first = {**_of_customer(whole), **{one.key: _own(whole.own.get(one.pk)) for one in fields}}
    parts = (
        [first],
        [{"own.about": piece} for piece in _pieces(customer.about)],
        [_of_contact(contact) for contact in whole.contacts],
        [cells for party in whole.parties for cells in _of_party(party)],
    )
    nothing: Cells = {}
    for cells in zip_longest(*parts, fillvalue=nothing):
        yield {key: text for part in (same, *cells) for key, text in part.items()}


def _of_customer(whole: WholeCustomer) -> Cells:
    customer = whole.customer
    by_medium = _by_medium(whole.points)
    region = regions().get(customer.region)
    return {
        "own.form": FORMS.write(customer.form),
        "own.roles": ", ".join(map(ROLES.write, customer.roles)),
        **_of_person("own.", customer.person),
        "own.phones": write_points(by_medium["phone"]),
        "own.emails": write_points(by_medium["email"]),
        "own.messengers": write_points(by_medium["messenger"]),
        "own.addresses": write_points(by_medium["address"]),
        "own.site": customer.site,
        "own.sites": write_points(by_medium["site"]),
        "own.region": str(region) if region else customer.region,
        "own.city": customer.city,
        "own.tags": "\n".join(whole.tags),
        **_filing(customer),
    }


def _filing(customer: Customer) -> Cells:
    rhythm, seen = customer.purchase_interval_days, customer.contacted_at
    return {
        "own.responsible": customer.responsible.full_name if customer.responsible else "",
        "own.branch": customer.branch.name if customer.branch else "",
        "own.source": str(customer.source) if customer.source else "",
        "own.first_purchase": _day(customer.first_purchase_on),
        "own.last_purchase": _day(customer.last_purchase_on),
        "own.rhythm": str(rhythm) if rhythm else "",
        "own.last_contact": f"{timezone.localtime(seen):%d.%m.%Y %H:%M}" if seen else "",
    }


def _of_person(prefix: str, person: Person | None) -> Cells:
    if person is None:
        return {}
    return {
        f"{prefix}surname": person.surname,
        f"{prefix}given": person.given_name,
        f"{prefix}patronymic": person.patronymic,
        f"{prefix}sex": SEXES.write(person.sex),
        f"{prefix}birthday": write_birthday((person.birth_day, person.birth_month, person.birth_year)),
        f"{prefix}person_note": person.note,
    }


def _of_contact(whole: WholeContact) -> Cells:
    by_medium = _by_medium(whole.points)
    others = [*by_medium["messenger"], *by_medium["address"], *by_medium["site"]]
    contact = whole.contact
    return {
        **_of_person("own.contact_", whole.person),
        "own.contact_position": contact.position,
        "own.contact_marks": ", ".join(MARKS.write(mark) for mark in MARKS.said if getattr(contact, mark)),
        "own.contact_phones": write_points(by_medium["phone"]),
        "own.contact_emails": write_points(by_medium["email"]),
        "own.contact_ways": write_points(others, told=True),
        "own.contact_note": contact.note,
    }


def _of_party(whole: WholeParty) -> Iterator[Cells]:
    """A row for each account; the party stands in the first of them."""
    accounts = [_of_account(account) for account in whole.accounts]
    first, *further = accounts or [{}]
    yield {**_of_counterparty(whole.party), **first}
    yield from further


def _of_counterparty(party: Counterparty) -> Cells:
    return {
        "own.party_name": party.name,
        "own.party_form": PARTIES.write(party.form),
        "own.party_full_name": party.full_name,
        "own.party_inn": party.typed_inn or party.inn,
        "own.party_kpp": party.typed_kpp or party.kpp,
        "own.party_ogrn": party.typed_ogrn or party.ogrn,
        "own.party_address": party.legal_address,
        "own.party_director": party.director,
    }


def _of_account(account: CounterpartyAccount) -> Cells:
    return {
        "own.account": account.number,
        "own.account_bik": account.bik,
        "own.account_bank": account.bank,
        "own.account_correspondent": account.correspondent,
    }


def _by_medium(points: Sequence[ContactPoint]) -> dict[str, list[ContactPoint]]:
    mediums = ContactPoint.Medium.values
    return {medium: [point for point in points if point.medium == medium] for medium in mediums}


def _own(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _day(value) if isinstance(value, date) else str(value or "")


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _pieces(text: str) -> Iterator[str]:
    """A long text over several rows, cut where no blank would be lost at the ends of a cell."""
    while len(text) > LONGEST_CELL:
        cut = LONGEST_CELL
        while cut > 1 and (text[cut - 1].isspace() or text[cut].isspace()):
            cut -= 1
        yield text[:cut]
        text = text[cut:]
    if text:
        yield text
