"""What else lists of customers and people can be taken out as."""

from __future__ import annotations

from typing import IO

from django.utils.translation import gettext_lazy as _

from matvey.exchange.leaving.phone_book import write_customers, write_people
from matvey.exchange.leaving.whole import whole_customers
from matvey.exchange.own_file.writing import write_own_file
from matvey.records import custom_fields
from matvey.records.export_formats import XLSX, ExportFormat, Taken, add

VCARD = "text/vcard; charset=utf-8"
_CARDS = {"customer": write_customers, "person": write_people}


def write_cards(file: IO[bytes], taken: Taken) -> None:
    _CARDS[taken.screen.kind](file, taken)


def write_for_import(file: IO[bytes], taken: Taken) -> None:
    """All of each customer, whatever columns the list shows."""
    fields = custom_fields.fields_of("customer")
    visible = taken.screen.visible(taken.access)
    write_own_file(file, whole_customers(visible, taken.ids, fields), fields)


add(
    ExportFormat(
        "import.xlsx",
        _("Everything, to be imported again (.xlsx)"),
        "file-down",
        XLSX,
        write_for_import,
        lambda screen: screen.kind == "customer",
    ),
    ExportFormat(
        "vcf",
        _("Cards for a phone (.vcf)"),
        "contact",
        VCARD,
        write_cards,
        lambda screen: screen.kind in _CARDS,
    ),
)
