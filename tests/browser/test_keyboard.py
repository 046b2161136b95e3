"""The ways of a day's work go without a mouse, and the focus is never lost on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from matvey.customers.actions.adding import add_customer
from matvey.customers.models import Customer
from matvey.customers.new import NewCustomer, Place
from matvey.staff.models import Employee
from tests.conftest import NOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
Open = Callable[..., Page]


@pytest.fixture
def customer(people: Any, owner: Employee) -> Customer:
    return add_customer(NewCustomer("Ромашка", place=Place(owner.pk)), by=people.by(owner), at=NOW)


def opened(open_page: Open, url: str) -> Page:
    page = open_page(url)
    page.wait_for_load_state("networkidle")
    return page


def test_a_value_is_changed_where_it_stands_and_its_pencil_keeps_the_focus(
    open_page: Open, customer: Customer
) -> None:
    page = opened(open_page, f"/customers/{customer.pk}/")
    page.get_by_role("button", name="Изменить «Город»").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".inline-form [name=city]")).to_be_focused()
    page.keyboard.type("Тула")
    page.keyboard.press("Enter")
    expect(page.locator(".inline-form")).to_have_count(0)
    expect(page.get_by_role("button", name="Изменить «Город»")).to_be_focused()
    assert Customer.objects.get().city == "Тула"


def test_customers_are_handed_over_from_the_list(
    open_page: Open, customer: Customer, colleague: Employee
) -> None:
    page = opened(open_page, "/customers/")
    for key in ("j", "x"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Передать").press("Enter")
    expect(page.locator("#dialog [name=to]")).to_be_focused()
    for _person_before in ("Глеб", "Вера", "Борис"):
        page.keyboard.press("ArrowDown")
    page.locator("#dialog button[type=submit]").press("Enter")
    expect(page.locator("tbody")).to_contain_text("Борис Лебедев")
    assert Customer.objects.get().responsible == colleague


def test_a_list_is_narrowed_by_a_filter(open_page: Open, customer: Customer) -> None:
    page = opened(open_page, "/customers/")
    page.get_by_role("link", name="Фильтр").press("Enter")
    expect(page.get_by_role("combobox", name="Ответственный")).to_be_focused()
    page.keyboard.type("борис")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Показать").press("Enter")
    expect(page.locator(".chip")).to_contain_text("Борис Лебедев")
    expect(page.locator("#results")).not_to_contain_text("Ромашка")


def test_criteria_come_and_go_under_the_keys(open_page: Open) -> None:
    page = opened(open_page, "/segments/")
    page.keyboard.press("n")
    page.wait_for_url("**/segments/new/")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Условие", exact=True).press("Enter")
    fresh = page.locator("fieldset.criterion").nth(1)
    expect(fresh.locator("select")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(fresh.locator("[name^=operator], [name^=value]").first).to_be_visible()
    expect(fresh.locator("select").first).to_be_focused()
    fresh.get_by_role("button", name="Убрать условие").press("Enter")
    expect(page.locator("fieldset.criterion")).to_have_count(1)
    assert page.evaluate("document.activeElement !== document.body")
