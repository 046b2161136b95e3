"""What else lists of customers and people can be taken out as."""

from __future__ import annotations

from typing import IO

from django.utils.translation import gettext_lazy as _

from matvey.exchange.leaving.phone_book import write_customers, write_people
from matvey.records.export_formats import ExportFormat, Taken, add

VCARD = "text/vcard; charset=utf-8"
_CARDS = {"customer": write_customers, "person": write_people}


def write_cards(file: IO[bytes], taken: Taken) -> None:
    _CARDS[taken.screen.kind](file, taken)


add(
    ExportFormat(
        "vcf",
        _("Cards for a phone (.vcf)"),
        "contact",
        VCARD,
        write_cards,
        lambda screen: screen.kind in _CARDS,
    )
)
