"""A workbook with several sheets of customers: one is proposed, another may be chosen."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from matvey.customers.models import Customer
from matvey.exchange.models import Import
from tests.exchange import spreadsheet_files as files

pytestmark = pytest.mark.django_db

WHOLESALE = [("Клиент", "Телефон"), ("ООО Опт", "89051112233"), ("ООО Склад", "89051112244")]
RETAIL = [("Покупатель", "Город", "Почта"), ("Анна Ким", "Тула", "a@kim.ru")]


@pytest.fixture
def taken(signed_in, owner) -> tuple[object, Import]:
    client = signed_in(owner)
    book = files.xlsx({"Опт": WHOLESALE, "Розница": RETAIL})
    client.post("/imports/", {"file": SimpleUploadedFile("clients.xlsx", book)})
    return client, Import.objects.get()


def test_the_page_offers_the_other_sheets(taken):
    client, imported = taken
    page = client.get(f"/imports/{imported.pk}/columns/").content.decode()
    assert imported.sheet == "Розница"
    assert "<option>Опт</option>" in page


def test_the_columns_of_the_chosen_sheet_are_understood(taken):
    client, imported = taken
    client.post(f"/imports/{imported.pk}/sheet/", {"sheet": "Опт"})
    imported.refresh_from_db()
    assert (imported.sheet, imported.targets) == ("Опт", ["customer_name", "phone"])


def test_a_sheet_that_is_not_there_changes_nothing(taken):
    client, imported = taken
    answer = client.post(f"/imports/{imported.pk}/sheet/", {"sheet": "Нет такого"})
    imported.refresh_from_db()
    assert (answer.status_code, imported.sheet) == (302, "Розница")
    assert not Customer.objects.exists()
