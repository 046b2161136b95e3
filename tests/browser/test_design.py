"""Every component in every state: for all readers, in both themes, wide and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page

from matvey.staff.models import Employee

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SIZES = {"wide": (1440, 900), "phone": (390, 844)}
PAGES = ("/design/", "/design/list/", "/design/card/")


@pytest.fixture
def open_page(
    browser: Browser, live_server: Any, owner: Employee, signed_in: Callable[[Employee], Client]
) -> Iterator[Callable[..., Page]]:
    """Opens an address as the owner, in a theme and a size; fails on any complaint of the browser."""
    session = signed_in(owner).cookies["sessionid"].value
    complaints: list[str] = []
    contexts = []

    def open_(url: str, theme: str = "light", size: str = "wide") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=live_server.url)
        cookies = {"sessionid": session, "theme": theme}
        context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in cookies.items()])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(url)
        assert page.url == live_server.url + url
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("url", PAGES)
def test_everyone_can_use_every_component(
    open_page: Callable[..., Page], url: str, theme: str, size: str
) -> None:
    page = open_page(url, theme, size)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("url", PAGES[1:])
def test_a_page_asks_for_little(open_page: Callable[..., Page], url: str) -> None:
    page = open_page("/design/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(url, wait_until="networkidle")
    assert len([kind for kind in asked if kind != "font"]) <= 12
