"""Every component in every state: for all readers, in both themes, wide and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PAGES = ("/design/", "/design/list/", "/design/card/")


@pytest.mark.parametrize("size", ["wide", "phone"])
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
