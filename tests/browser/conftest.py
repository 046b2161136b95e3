"""A browser that opens our pages as somebody who is signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from matvey.staff.models import Employee

SIZES = {"wide": (1440, 900), "phone": (390, 844)}


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
