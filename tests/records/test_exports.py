"""Lists taken out as files: what they show, nothing a spreadsheet would run, large ones in the background."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from matvey.customers.actions.adding import add_customers
from matvey.customers.new import NewCustomer, Place
from matvey.journal.jobs.here import work_off
from matvey.journal.models import Event, Job
from matvey.records.models import Notification
from matvey.records.views import exports

SIGNS = ["=1+1", "+7", "-5", "@SUM(A1)", "\t=2", "\r=3"]


@pytest.fixture
def client(signed_in: Callable[..., Client], people: Any) -> Client:
    return signed_in(people.administrator)


@pytest.fixture
def formulas(people: Any, now: Any) -> None:
    new = [NewCustomer(f"{sign} фирма", place=Place(people.owner.pk)) for sign in SIGNS]
    add_customers(new, by=people.by(people.administrator), at=now)


def test_no_cell_of_a_csv_is_a_formula(client: Client, formulas: None) -> None:
    answer = client.post("/customers/export.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    first = [line.split(";")[0].strip('"') for line in text.splitlines()[1:] if line]
    assert not [cell for cell in first if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_a_workbook_holds_texts_as_texts(client: Client, formulas: None) -> None:
    answer = client.post("/customers/export.xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    names = {row[0] for row in book.get_sheet_by_index(0).to_python()}
    assert "=1+1 фирма" in names


def test_who_took_what_out_is_journaled(client: Client, formulas: None) -> None:
    client.post("/customers/export.csv")
    detail = Event.objects.get(verb="list.exported").detail
    assert detail.after["rows"] == len(SIGNS)


def test_a_seller_without_the_right_takes_nothing_out(signed_in: Callable[..., Client], people: Any) -> None:
    assert signed_in(people.owner).post("/customers/export.csv").status_code == 403


def test_a_large_list_is_written_in_the_background(
    client: Client,
    formulas: None,
    monkeypatch: pytest.MonkeyPatch,
    signed_in: Callable[..., Client],
    people: Any,
) -> None:
    monkeypatch.setattr(exports, "AT_ONCE", 3)
    assert client.post("/customers/export.xlsx").status_code == 303
    job = work_off(Job.objects.get(kind="records.export"))
    assert Notification.objects.get().url == f"/exports/{job.pk}/"
    assert client.get(f"/exports/{job.pk}/").status_code == 200
    assert signed_in(people.head).get(f"/exports/{job.pk}/").status_code == 404
