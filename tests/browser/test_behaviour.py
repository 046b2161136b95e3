"""What the frame does by itself: palette, keys, lists, forms, dialogs, messages."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, Request, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
Open = Callable[..., Page]
FORM = (
    '<h2 id="dialog-title">Новый</h2><div class="dialog-body"><form hx-post="/new/">'
    '<input name="name" aria-label="Имя"><button>Сохранить</button></form></div>'
)
INLINE = (
    '<form class="inline-form" hx-post="/x/" hx-target="closest .editable">'
    '<input name="phone" aria-label="Телефон" value="+7 812"></form>'
)
FOUND = '<a role="option" href="/design/card/" data-title="Северный ветер"><span>Северный ветер</span></a>'


def put(page: Page, html: str) -> None:
    page.evaluate("html => { const box = document.createElement('div'); box.innerHTML = html;"
                  " document.querySelector('.main').append(box); htmx.process(box); }", html)  # fmt: skip


def answer(page: Page, url: str, body: str, status: int = 200, **headers: str) -> None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    page.route(
        url, lambda route: route.fulfill(status=status, body=body, headers=named, content_type="text/html")
    )


def test_the_palette_finds_and_opens_by_keyboard(open_page: Open) -> None:
    page = open_page("/design/")
    answer(page, "**/search/?q=*", FOUND)
    page.keyboard.press("Control+k")
    page.keyboard.type("ветер")
    expect(page.locator("#palette [aria-selected=true]")).to_have_text("Северный ветер")
    page.keyboard.press("Enter")
    page.wait_for_url("**/design/card/")


def test_the_palette_remembers_what_was_opened(open_page: Open) -> None:
    page = open_page("/design/")
    answer(page, "**/search/?q=*", FOUND)
    page.keyboard.press("/")
    page.locator("#palette [role=option]").click()
    page.wait_for_url("**/design/card/")
    # Laid over the first answer: taking that away first lets a real one in.
    answer(page, "**/search/?q=*", "")
    page.keyboard.press("/")
    expect(page.locator("#palette [role=option]")).to_have_text("Северный ветер")


def test_a_list_is_walked_and_ticked_by_keyboard_in_any_layout(open_page: Open) -> None:
    page = open_page("/design/list/")
    for key, code in (("о", "KeyJ"), ("о", "KeyJ"), ("ч", "KeyX")):
        page.evaluate(
            "([key, code]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
            " {key, code, bubbles: true}))",
            [key, code],
        )
    expect(page.locator("tr.current")).to_contain_text("ТехноЛит")
    expect(page.locator(".bulk-count")).to_have_text("1")


def test_a_range_is_ticked_with_shift_and_everything_found_in_one_press(open_page: Open) -> None:
    page = open_page("/design/list/")
    ticks = page.locator("td.tick [name=ids]")
    ticks.nth(1).click()
    ticks.nth(4).click(modifiers=["Shift"])
    expect(page.locator(".bulk-count")).to_have_text("4")
    page.locator("[data-all]").click()
    page.locator("[data-all-found]").click()
    expect(page.locator("[data-everything]")).to_have_value("1")
    page.keyboard.press("Escape")
    expect(page.locator(".bulk")).to_be_hidden()


def test_the_theme_is_remembered_without_a_flash(open_page: Open) -> None:
    page = open_page("/design/", theme="auto")
    page.locator(".side [data-theme-toggle]").click()
    page.locator(".side [data-theme-toggle]").click()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_draft_survives_the_page(open_page: Open) -> None:
    page = open_page("/design/card/")
    page.locator("#composer").fill("Звонил, просил отсрочку")
    page.wait_for_timeout(400)
    page.reload()
    expect(page.locator("#composer")).to_have_value("Звонил, просил отсрочку")


def test_leaving_with_unsaved_text_asks(open_page: Open) -> None:
    page = open_page("/design/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    page.locator("#ok_name").press_sequentially("Пекарня")
    page.get_by_role("link", name="Список").click()
    page.wait_for_url("**/design/list/")
    assert asked == ["beforeunload"]


def test_a_dialog_comes_from_the_server_and_closes_when_done(open_page: Open) -> None:
    page = open_page("/design/")
    answer(page, "**/new/", FORM)
    put(page, '<button id="new" hx-get="/new/" hx-target="#dialog">Новый</button>')
    page.locator("#new").click()
    expect(page.locator("#dialog [name=name]")).to_be_focused()
    page.unroute("**/new/")
    answer(page, "**/new/", "", status=204)
    page.locator("#dialog button").click()
    expect(page.locator("#dialog")).to_be_hidden()


def test_a_form_with_errors_stays_in_its_dialog(open_page: Open) -> None:
    page = open_page("/design/")
    answer(page, "**/new/", FORM)
    put(page, '<button id="new" hx-get="/new/" hx-target="#dialog">Новый</button>')
    page.locator("#new").click()
    page.unroute("**/new/")
    answer(page, "**/new/", FORM.replace("<input", '<p class="bad">Уже есть</p><input'))
    page.locator("#dialog button").click()
    expect(page.locator("#dialog .bad")).to_have_text("Уже есть")


def test_a_value_is_changed_where_it_stands_and_escape_puts_it_back(open_page: Open) -> None:
    page = open_page("/design/card/")
    answer(page, "**/design/card/phone/", INLINE)
    value = page.locator(".props .editable").nth(1)
    value.locator(".edit-value").focus()
    page.keyboard.press("Enter")
    expect(value.locator("input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(value.locator("a")).to_have_text("+7 812 555-01-42")
    expect(value.locator(".edit-value")).to_be_focused()


def test_undo_in_a_message_posts_to_the_way_back(open_page: Open) -> None:
    page = open_page("/design/")
    posted: list[Request] = []

    def note(route: Route) -> None:
        posted.append(route.request)
        route.fulfill(status=204)

    page.route("**/bin/7/", note)
    toast = {"toast": {"text": "В корзине", "undo": {"url": "/bin/7/"}}}
    answer(page, "**/drop/", "", 204, HX_Trigger=json.dumps(toast))
    put(page, '<button id="drop" hx-post="/drop/" hx-swap="none">Убрать</button>')
    page.locator("#drop").click()
    page.locator("#toasts [data-undo]").click()
    page.wait_for_timeout(100)
    assert [request.method for request in posted] == ["POST"]
    assert posted[0].headers["x-csrftoken"]


def test_progress_is_asked_for_until_it_is_done(open_page: Open) -> None:
    page = open_page("/design/")
    answer(page, "**/job/", '<div class="progress" id="job">Готово</div>')
    put(page, '<div class="progress" id="job" data-poll="/job/">Идёт</div>')
    expect(page.locator("#job")).to_have_text("Готово", timeout=5000)
    assert page.locator("#job").get_attribute("data-poll") is None


def test_a_count_follows_the_server(open_page: Open) -> None:
    page = open_page("/design/")
    answer(page, "**/count/", "7", ETag='"7"')
    put(page, '<span id="count" data-live="/count/">4</span>')
    expect(page.locator("#count")).to_have_text("7", timeout=8000)


def test_several_are_chosen_by_typing(open_page: Open) -> None:
    page = open_page("/design/")
    page.locator("#ok_branches-search").press_sequentially("мир")
    page.keyboard.press("Enter")
    chosen = page.locator("#ok_branches").evaluate("select => [...select.selectedOptions].map(o => o.value)")
    assert chosen == ["1", "2", "3"]


def test_a_colleague_is_mentioned_by_a_few_letters(open_page: Open) -> None:
    page = open_page("/design/card/")
    answer(page, "**/mentions/?q=*", '<div role="option" data-value="@Анна Соколова">Анна Соколова</div>')
    page.locator("#composer").press_sequentially("Спросить @ан")
    expect(page.locator(".options [role=option]")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#composer")).to_have_value("Спросить @Анна Соколова ")


def test_a_menu_opens_beside_its_button_and_is_walked_by_arrows(open_page: Open) -> None:
    page = open_page("/design/list/")
    page.locator("[popovertarget=list-more]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#list-more a").first).to_be_focused()
    expect(page.locator("#list-more")).to_have_css("opacity", "1")
    button = page.locator("[popovertarget=list-more]").bounding_box()
    menu = page.locator("#list-more").bounding_box()
    assert button
    assert menu
    assert menu["y"] > button["y"] + button["height"]
    assert menu["x"] + menu["width"] <= 1440
