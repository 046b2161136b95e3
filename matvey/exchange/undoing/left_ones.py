"""Customers whom an undo left as they are: as the page and the spreadsheet show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

import xlsxwriter
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from matvey.customers.models import Customer
from matvey.exchange.models import ImportLeft, ImportUndo
from matvey.journal import verbs
from matvey.staff.access import Access

WIDTH = 28


@dataclass(frozen=True)
class ShownLeft:
    """`name` and `url` are empty where the reader may not see the customer; `row` is 0 where none is known."""

    row: int
    name: str
    url: str
    why: str
    who: str
    at: datetime | None


def left_of(undo: ImportUndo, access: Access, most: int | None = None) -> list[ShownLeft]:
    """In the order they were met; two queries."""
    rows = list(undo.left_ones.select_related("employee")[:most])
    names = _names(rows, access)
    return [_shown(one, names) for one in rows]


def write_left(file: IO[bytes], left: Iterable[ShownLeft]) -> None:
    """A spreadsheet that carries no formulas, whatever a customer is called."""
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    labels = (_("Row"), _("Customer"), _("Why it stays"), _("Who"), _("When"))
    for number, label in enumerate(labels):
        sheet.write_string(0, number, label, bold)
        sheet.set_column(number, number, WIDTH)
    for line, one in enumerate(left, start=1):
        at = timezone.localtime(one.at).strftime("%d.%m.%Y %H:%M") if one.at else ""
        for number, text in enumerate((str(one.row or ""), one.name, one.why, one.who, at)):
            sheet.write_string(line, number, text)
    book.close()


def _names(rows: Sequence[ImportLeft], access: Access) -> dict[int, str]:
    seen = Customer.objects.visible_to(access).filter(pk__in=[one.customer_id for one in rows])
    return dict(seen.values_list("pk", "name"))


def _shown(one: ImportLeft, names: dict[int, str]) -> ShownLeft:
    name = names.get(one.customer_id, "")
    url = reverse("customer-card", args=[one.customer_id]) if name else ""
    return ShownLeft(one.row or 0, name, url, _why(one), _who(one), one.happened_at)


def _why(one: ImportLeft) -> str:
    """With what was done, where something was."""
    why = str(one.get_reason_display())
    return f"{why}: {verbs.get(one.verb).label}" if one.verb else why


def _who(one: ImportLeft) -> str:
    if one.employee is not None:
        return str(one.employee)
    return _("the program") if one.verb else ""
