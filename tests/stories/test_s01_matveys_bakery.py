"""S1, Matvey's bakery: the new shop's people know every customer as Matvey does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.conftest import SIZE, SitDown

pytestmark = pytest.mark.browser


def test_a_newcomer_finds_a_regular_by_half_a_name_and_knows_her_at_one_glance(sit_down: SitDown) -> None:
    """Without scrolling: what she usually buys, her family, the joy of last month, how to talk to her."""
    page = sit_down("egor")
    _find(page, "вишнякова анна")
    for text in (
        "две ватрушки с творогом",
        "Пётр Алексеевич",
        "Внучка Маша поступила в музыкальную школу, скрипка",
        "плохо слышит на левое ухо",
    ):
        assert _is_on_screen(page.locator(".main").get_by_text(text)), text


def test_nobody_asks_after_a_husband_who_has_died(sit_down: SitDown) -> None:
    page = sit_down("nastya")
    _find(page, "голубева раиса")
    assert _is_on_screen(page.locator(".main").get_by_text("Умер муж"))
    expect(page.locator(".main")).to_contain_text("не спрашивать")


def test_the_list_of_birthdays_says_whom_to_give_a_sweet_present(sit_down: SitDown) -> None:
    page = sit_down("tamara")
    expect(page.locator(".main")).to_contain_text("Истомина Вера Павловна")
    page.goto("/birthdays/")
    page.locator(".main").get_by_text("Все филиалы").first.click()
    page.locator(".main").get_by_role("link", name="На Псковской").click()
    expect(page.locator(".main")).to_contain_text("Стрельцов Павел Андреевич")
    expect(page.locator(".main")).to_contain_text("Миша")
    expect(page.locator(".main")).not_to_contain_text("Истомина Вера Павловна")


def test_what_the_new_shop_learns_the_old_one_knows(sit_down: SitDown) -> None:
    new_shop, old_shop = sit_down("egor"), sit_down("zinaida")
    _find(new_shop, "пахомова лидия")
    new_shop.get_by_label("Новая заметка").fill("просила передать Зинаиде Павловне: ждёт в гости в субботу")
    new_shop.get_by_role("button", name="Сохранить").first.click()
    _find(old_shop, "пахомова лидия")
    expect(old_shop.locator(".main")).to_contain_text("ждёт в гости в субботу")
    expect(old_shop.locator(".main")).to_contain_text("Егор Лапин")


def test_a_third_shop_is_opened_in_one_form_with_its_people(sit_down: SitDown) -> None:
    page = sit_down("matvey")
    page.goto("/settings/branches/new/")
    page.get_by_label("Название").fill("На Софийской")
    page.get_by_label("Организация").select_option(label="ООО «Булочная Матвея»")
    page.get_by_label("Город").fill("Великий Новгород")
    page.get_by_label("По образцу").select_option(label="На Торговой")
    page.get_by_role("button", name="Открыть").click()
    page.goto("/settings/branches/")
    page.get_by_role("link", name="На Софийской").click()
    expect(page.locator(".main")).to_contain_text("Торговый зал")


def test_a_cashier_sees_customers_and_no_settings(sit_down: SitDown) -> None:
    page = sit_down("lyuda")
    expect(page.get_by_role("link", name="Клиенты", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="Настройки", exact=True)).to_have_count(0)
    page.goto("/settings/")
    expect(page.locator("body")).to_contain_text("Эта страница вам недоступна")


def _find(page: Page, words: str) -> None:
    """By Ctrl+K from wherever one is; the first that is found is opened."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    found = page.locator("#palette [role=option]").first
    expect(found).to_contain_text(re.compile(words.split()[0], re.IGNORECASE))
    found.click()
    page.wait_for_url("**/customers/*/")


def _is_on_screen(found: Locator) -> bool:
    """Whether one of these can be seen without scrolling."""
    expect(found.first).to_be_attached()
    boxes = [box for one in found.all() if (box := one.bounding_box())]
    return any(box["y"] + box["height"] <= SIZE["height"] for box in boxes)
