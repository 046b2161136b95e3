"""One customer or person as a card for the phone: what one sees on the page anyway, so nothing is journaled."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse
from django.views.decorators.http import require_GET

from matvey.customers.screens import customers, people
from matvey.exchange.screens import VCARD, write_cards
from matvey.records.export_formats import Taken
from matvey.records.screens import Screen
from matvey.records.views.asked import visible_record
from matvey.staff.http import StaffRequest
from matvey.staff.rights import EXPORT


@require_GET
def customer(request: StaffRequest, pk: int) -> FileResponse:
    """The customer, with a card for each contact person."""
    return _card(request, customers, pk)


@require_GET
def person(request: StaffRequest, pk: int) -> FileResponse:
    return _card(request, people, pk)


def _card(request: StaffRequest, screen: Screen[Any], pk: int) -> FileResponse:
    record = visible_record(request, screen, pk)
    request.access.demand(EXPORT)
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_cards(file, Taken(screen, request.access, [record.pk], (), (), request.at))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{record}.vcf"[:150], content_type=VCARD)
