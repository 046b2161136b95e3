"""S2, Pyotr's furniture salon: the customers come out of the spreadsheet and the notebooks into one base."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.conftest import Demo, SitDown

LONG = 120_000  # milliseconds, for what is done in the background

pytestmark = pytest.mark.browser


def test_the_spreadsheet_nobody_prepared_comes_in(sit_down: SitDown, demo: Demo) -> None:
    page = sit_down("pyotr")
    _upload(page, demo)
    page.get_by_role("button", name="Сначала проверить").click()
    expect(page.get_by_text("Это была проверка, в базе ничего не изменилось")).to_be_visible()
    expect(page.locator(".main")).to_contain_text("опечатка: не сходится контрольная цифра")
    expect(page.locator(".main")).to_contain_text("тот же телефон, тот же ИНН")
    page.get_by_role("button", name="Импортировать").click()
    expect(page.get_by_role("link", name="К клиентам")).to_be_visible(timeout=LONG)
    _find(page, "волжский берег")
    expect(page.locator(".main")).to_contain_text("buh@volzhbereg.example")


def test_a_file_brought_in_by_mistake_is_undone(sit_down: SitDown, demo: Demo) -> None:
    """Everybody once more; one of them gets a note before it is noticed, and stays."""
    page = sit_down("pyotr")
    _upload(page, demo)
    page.get_by_label("создать ещё одного клиента").check()
    page.get_by_role("button", name="Импортировать").click()
    expect(page.get_by_role("link", name="Отменить импорт")).to_be_visible(timeout=LONG)
    address = page.url
    page.goto("/customers/?sort=-created")
    page.locator("a.name").first.click()
    _note(page, "Просили перезвонить")
    page.goto(address)
    page.get_by_role("link", name="Отменить импорт").click()
    page.locator("dialog[open]").get_by_role("button", name="Отменить импорт").click()
    expect(page.get_by_text("Импорт отменён, но не для всех клиентов")).to_be_visible(timeout=LONG)
    expect(page.locator(".main")).to_contain_text("изменён после импорта: Заметка")


def test_a_page_of_a_notebook_comes_in_and_goes_again_by_keys_alone(sit_down: SitDown) -> None:
    page = sit_down("pyotr")
    page.goto("/imports/")
    _tab_to(page, page.locator("summary")).press("Enter")
    _tab_to(page, page.get_by_label("Строки или карточки"))
    page.keyboard.type("Клавиша плюс, Иван Петров, +7 905 000-11-22, диваны\nЛавка, +7 905 000-11-33")
    _tab_to(page, page.get_by_role("button", name="Далее")).press("Enter")
    expect(page.locator(".main")).to_contain_text("Клавиша плюс")
    _tab_to(page, page.get_by_role("button", name="Импортировать")).press("Enter")
    undo = page.get_by_role("link", name="Отменить импорт")
    expect(undo).to_be_visible(timeout=LONG)
    _tab_to(page, undo).press("Enter")
    inside = page.locator("dialog[open]").get_by_role("button", name="Отменить импорт")
    _tab_to(page, inside).press("Enter")
    expect(page.get_by_text("Импорт отменён")).to_be_visible(timeout=LONG)


def test_columns_are_guessed_from_headers_people_really_write(sit_down: SitDown, demo: Demo) -> None:
    page = sit_down("pyotr")
    _upload(page, demo)
    guessed = {
        row.locator("td, th").first.inner_text().strip(): _chosen(row.locator("select").first)
        for row in page.locator("tr", has=page.locator("select")).all()
    }
    assert guessed["Клиент"] == "Клиент (компания или человек)"
    assert guessed["Телефон"] == "Телефон"
    assert guessed["ИНН"] == "ИНН"
    assert guessed["Менеджер"] == "Ответственный"


def test_spreadsheet_outlook_phone_and_mailbox_become_one_base(sit_down: SitDown, demo: Demo) -> None:
    """Each brings those the others have not got; the address books brought in again bring nobody twice."""
    page = sit_down("pyotr")
    for sample in demo.samples:
        _bring_in(page, sample, "update")
    for sample in demo.samples[1:]:
        _bring_in(page, sample, "update")
        assert _figure(page, "Создано") == "0", sample.name


def test_a_file_brought_in_by_mistake_is_taken_back(sit_down: SitDown, demo: Demo) -> None:
    """Everybody of the phone comes in once more, beside whom they are already; then it is as it was."""
    page, phone = sit_down("pyotr"), demo.samples[2]
    before = _customers(page)
    _bring_in(page, phone, "create")
    assert _customers(page) > before
    page.goto("/imports/")
    page.get_by_role("link", name=phone.name).first.click()
    page.get_by_role("link", name="Отменить импорт").click()
    page.locator("dialog[open]").get_by_role("button", name="Отменить импорт").click()
    expect(page.get_by_text("Импорт отменён")).to_be_visible(timeout=LONG)
    assert _customers(page) == before


def test_petrov_falls_ill_and_his_deal_of_the_day_is_saved(sit_down: SitDown) -> None:
    """The head says in two taps that he is away; his deputy finds his note and answers the customer for him."""
    head = sit_down("marina")
    head.goto("/employees/")
    head.get_by_role("link", name="Петров Андрей Викторович").click()
    head.get_by_role("button", name="Отсутствует").or_(head.get_by_role("link", name="Отсутствует")).click()
    head.locator("dialog[open]").get_by_role(
        "button", name=re.compile("Сохранить|Отсутствует|болеет")
    ).click()
    expect(head.locator(".main")).to_contain_text("Замещает Ольга Синицына")

    deputy = sit_down("olga")
    _find(deputy, "ярославна")
    expect(deputy.locator(".main")).to_contain_text("обещал прислать КП сегодня до 16:00!")
    _note(deputy, "КП отправила в 15:20, Инесса Карловна подтвердила")
    expect(deputy.locator(".main")).to_contain_text("за сотрудника: Андрей Петров")


def test_a_segment_says_how_many_and_why(sit_down: SitDown) -> None:
    page = sit_down("sofya")
    page.goto("/segments/")
    page.get_by_role("link", name="Сто давних").click()
    expect(page.locator(".main")).to_contain_text("100")
    expect(page.locator(".main")).to_contain_text("Статус")


def _upload(page: Page, demo: Demo) -> None:
    page.goto("/imports/")
    page.set_input_files("input[type=file]", demo.sheet)
    page.wait_for_url("**/columns/")


def _bring_in(page: Page, file: Path, on_duplicate: str) -> None:
    page.goto("/imports/")
    page.set_input_files("input[type=file]", file)
    page.wait_for_url(re.compile(r"/(columns|contents)/"))
    page.locator(f"[name=on_duplicate][value={on_duplicate}]").check()
    page.locator(".form-actions button.primary").click()
    expect(page.get_by_text("Импорт закончен.")).to_be_visible(timeout=LONG)


def _figure(page: Page, label: str) -> str:
    return page.locator(".fact", has_text=label).first.locator("dd").inner_text()


def _customers(page: Page) -> int:
    """How many the list finds."""
    page.goto("/customers/")
    return int(re.sub(r"\D", "", page.locator("header.top .num").first.inner_text()))


def _chosen(select: object) -> str:
    return str(select.evaluate("chosen => chosen.selectedOptions[0].text"))  # type: ignore[attr-defined]


def _find(page: Page, words: str) -> None:
    """By Ctrl+K from wherever one is; the first that is found is opened."""
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    found = page.locator("#palette [role=option]").first
    expect(found).to_contain_text(re.compile(words, re.IGNORECASE))
    found.click()
    page.wait_for_url("**/customers/*/")


def _note(page: Page, text: str) -> None:
    page.get_by_label("Новая заметка").fill(text)
    page.get_by_role("button", name="Сохранить").first.click()
    expect(page.locator(".main")).to_contain_text(text)


def _tab_to(page: Page, wanted: Locator) -> Locator:
    """Presses Tab until it has the focus, as who has no mouse does."""
    expect(wanted).to_be_visible()
    for _press in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return wanted
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")
