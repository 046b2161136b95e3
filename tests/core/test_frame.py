"""The frame around every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client

from matvey.core import toasts
from matvey.staff.models import Employee

pytestmark = pytest.mark.django_db
SignIn = Callable[[Employee], Client]


def page(client: Client, url: str = "/design/") -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_style_page_asks_to_sign_in() -> None:
    assert Client().get("/design/").status_code == 302


def test_the_frame_speaks_russian_and_english(owner: Employee, signed_in: SignIn) -> None:
    client = signed_in(owner)
    assert '<html lang="ru"' in page(client)
    client.post("/language/", {"language": "en", "next": "/design/"})
    assert '<html lang="en"' in page(client)


@pytest.mark.parametrize(
    ("cookie", "attribute"), [("dark", ' data-theme="dark"'), ("auto", ""), ('"><script>', "")]
)
def test_the_chosen_theme_is_there_from_the_first_byte(
    cookie: str, attribute: str, owner: Employee, signed_in: SignIn
) -> None:
    client = signed_in(owner)
    client.cookies["theme"] = cookie
    assert f'<html lang="ru"{attribute}>' in page(client)


def test_no_page_styles_anything_in_place(owner: Employee, signed_in: SignIn) -> None:
    client = signed_in(owner)
    for url in ("/design/", "/design/list/", "/design/card/"):
        assert " style=" not in page(client, url)


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_nothing_but_themselves(template: str) -> None:
    assert "<h1>" in render_to_string(template)


def test_a_toast_with_a_way_back_travels_in_a_header() -> None:
    answer = toasts.show(HttpResponse(), "Клиент в корзине", undo_url="/bin/7/")
    assert '"undo": {"url": "/bin/7/"}' in answer["HX-Trigger"]
