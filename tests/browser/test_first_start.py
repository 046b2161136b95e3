"""A company begins on an empty base: three questions, then the example, and it is gone again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from matvey.config.demo import bakery, salon
from matvey.customers.models import Customer
from matvey.journal.jobs.worker import run_due

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def started(page: Page, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page after the first start, for Olga; the example is a small one."""
    monkeypatch.setattr(salon, "CUSTOMERS", 30)
    monkeypatch.setattr(bakery, "BY_THE_TRAY", 30)
    page.goto(f"{live_server.url}/start/")
    fill(page, company="Пекарня Ладушки")
    fill(page, name="На Ленина", city="Тула")
    mine = {"given_name": "Ольга", "surname": "Ладушкина", "email": "olga@example.com"}
    fill(page, **mine, password="пирог-с-вишней", again="пирог-с-вишней")
    return page


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    page.click(".form-actions .primary")


def test_the_first_start_leads_to_the_example_and_back(started: Page) -> None:
    started.click("form .choice")
    expect(
        started.locator("#example-state [role=progressbar], #example-state .progress").first
    ).to_be_visible()
    run_due()
    expect(started.locator("#example-state .notice")).to_contain_text(re.compile(r"\d+"), timeout=20_000)
    assert Customer.objects.kept().exists()
    started.click("form[action='/example/removal/'] button")
    run_due()
    expect(started.locator("#example-state .empty")).to_be_visible(timeout=20_000)
    assert not Customer.objects.kept().exists()


def test_an_empty_base_says_what_to_begin_with(started: Page, live_server: Any) -> None:
    started.goto(f"{live_server.url}/")
    expect(started.locator(".choices-list")).to_be_visible()
    assert started.locator("a.choice[href='/imports/']").is_visible()
