"""The form of a new customer says what the base knows already, while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from matvey.customers.actions.adding import add_customer
from matvey.customers.models import AccessRequest, Customer
from matvey.customers.new import NewCustomer, NewPoint, Place
from matvey.staff.models import Employee
from tests.conftest import NOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
Open = Callable[..., Page]
PLACE = "dialog => [dialog.offsetTop, dialog.offsetHeight]"


@pytest.fixture
def known(people: Any) -> Callable[[Employee], Customer]:
    """A customer with a telephone, of whoever is named."""

    def add(of: Employee) -> Customer:
        new = NewCustomer("Ромашка", place=Place(of.pk), points=(NewPoint("phone", "+78125550142"),))
        return add_customer(new, by=people.by(of), at=NOW)

    return add


def test_a_known_phone_leads_to_the_customer_and_nothing_jumps(
    open_page: Open, known: Any, owner: Employee
) -> None:
    customer = known(owner)
    page = open_page("/customers/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("n")
    dialog = page.locator("#dialog")
    expect(dialog.get_by_label("Название")).to_be_visible()
    before = dialog.evaluate(PLACE)
    dialog.get_by_label("Телефон").press_sequentially("8 (812) 555-01-42")
    found = dialog.get_by_role("link", name="Ромашка")
    expect(found).to_have_attribute("href", f"/customers/{customer.pk}/")
    assert dialog.evaluate(PLACE) == before


def test_a_customer_is_added_without_the_mouse(open_page: Open) -> None:
    page = open_page("/customers/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("n")
    expect(page.locator("#dialog [name=jotted]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Василёк")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Василёк")).to_be_visible()


def test_of_a_colleagues_customer_one_learns_whom_to_ask(open_page: Open, known: Any, people: Any) -> None:
    people.roles["seller"].reading["customer"] = "own"
    people.roles["seller"].save()
    known(people.stranger)
    page = open_page("/customers/new/")
    page.get_by_label("Телефон").press_sequentially("+7 812 555 01 42")
    expect(page.locator(".form-check")).to_contain_text("Глеб Дронов")
    expect(page.locator(".form-check")).not_to_contain_text("Ромашка")
    page.get_by_role("button", name="Запросить доступ").press("Enter")
    expect(page.get_by_placeholder("Зачем вам этот клиент")).to_be_focused()
    page.keyboard.type("Звонил мне")
    page.keyboard.press("Enter")
    expect(page.locator(".form-check")).to_contain_text("Глеб Дронов увидит")
    assert AccessRequest.objects.get().reason == "Звонил мне"
    expect(page.get_by_label("Телефон")).to_have_value("+7 812 555 01 42")


def test_a_line_of_a_notebook_fills_the_form_and_stays_correctable(open_page: Open) -> None:
    page = open_page("/customers/new/")
    page.get_by_label("Вставьте визитку").fill(
        "Ромашка, Иван Петров, +7 905 123-45-67, диваны, звонить во вторник"
    )
    expect(page.get_by_label("Название")).to_have_value("Ромашка")
    expect(page.get_by_label("О клиенте")).to_have_value("диваны, звонить во вторник")
    page.get_by_label("Название").fill("ООО Ромашка")
    page.get_by_label("Вставьте визитку").press("End")
    page.keyboard.type(", Тула")
    expect(page.get_by_label("Город")).to_have_value("Тула")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("heading", name="ООО Ромашка")).to_be_visible()
    customer = Customer.objects.get()
    assert (customer.main_phone, customer.city) == ("+79051234567", "Тула")
    assert customer.about == "диваны, звонить во вторник"


def test_what_is_pasted_is_compared_with_the_base(open_page: Open, known: Any, owner: Employee) -> None:
    known(owner)
    page = open_page("/customers/new/")
    page.get_by_label("Вставьте визитку").fill("Лютик, 8 (812) 555-01-42")
    expect(page.locator(".form-check").get_by_role("link", name="Ромашка")).to_be_visible()


def test_a_text_saved_in_the_same_breath_is_first_shown_taken_apart(open_page: Open) -> None:
    page = open_page("/customers/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("n")
    expect(page.locator("#dialog [name=jotted]")).to_be_focused()
    page.keyboard.insert_text("Марина, 8 905 123-45-67")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#dialog").get_by_label("Название")).to_have_value("Марина")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Марина")).to_be_visible()


def test_a_line_typed_into_the_palette_becomes_a_customer(open_page: Open) -> None:
    page = open_page("/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Control+k")
    page.keyboard.insert_text("Лютик, Анна Белова, 8 905 123-45-67")
    page.get_by_role("option", name="Новый клиент из набранного").click()
    expect(page.get_by_label("Название")).to_have_value("Лютик")
    expect(page.get_by_label("Контактное лицо")).to_have_value("Анна Белова")
