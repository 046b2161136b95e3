"""Signing in as people do it: by password, by a passkey, with every page looked at by axe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from matvey.staff.models import Employee

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PASSWORD = "пирог-с-вишней-2026"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A browser with a key built in, as a phone or a laptop has one; its complaints fail the test."""
    cache.clear()
    complaints: list[str] = []
    # A passkey belongs to a name: browsers give none to a bare address.
    context = browser.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="ru-RU")
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    yield page
    context.close()
    assert complaints == []


def sign_in(page: Page, person: Employee) -> None:
    page.goto("/account/login/")
    page.locator("[name=login]").fill(person.email)
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти", exact=True).click()


def test_a_passkey_is_added_and_opens_the_program(page: Page, owner: Employee) -> None:
    sign_in(page, owner)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("button", name="Добавить").click()
    expect(page.get_by_role("heading", name="Запасные коды")).to_be_visible()
    assert Authenticator.objects.filter(user=owner, type="webauthn").count() == 1
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name="Войти по ключу доступа").click()
    page.wait_for_url(lambda url: "/account/" not in url)
    page.goto("/profile/")
    expect(page.get_by_role("heading", name=owner.full_name)).to_be_visible()


def test_a_passkey_nobody_knows_is_refused_with_a_sentence(page: Page, owner: Employee) -> None:
    page.goto("/account/login/")
    page.get_by_role("button", name="Войти по ключу доступа").click()
    expect(page.get_by_text("Ключ доступа не сработал")).to_be_visible()


@pytest.mark.parametrize("url", ["/account/login/", "/account/password/reset/", "/profile/", "/employees/"])
def test_everybody_can_use_the_page(page: Page, owner: Employee, url: str) -> None:
    if not url.startswith("/account/"):
        sign_in(page, owner)
    page.goto(url)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
