"""The generic pages, tried on the list of a company's own fields."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from matvey.records.models import CustomField, ListLayout, SavedView
from matvey.staff.models import Employee

FIELDS = "/settings/fields/"


@pytest.fixture
def client(signed_in: Callable[[Employee], Client], administrator: Employee) -> Client:
    return signed_in(administrator)


@pytest.fixture
def volume(client: Client) -> CustomField:
    client.post(f"{FIELDS}new/", {"kind": "customer", "label": "Объём печи", "type": "number"})
    return CustomField.objects.get()


def test_an_empty_list_offers_the_next_step(client: Client) -> None:
    assert f"{FIELDS}new/" in client.get(FIELDS).content.decode()


def test_my_day_opens_for_everybody(signed_in: Callable[[Employee], Client], owner: Employee) -> None:
    assert signed_in(owner).get("/").status_code == 200


def test_a_form_with_a_fault_comes_back_with_what_was_typed(client: Client) -> None:
    answer = client.post(
        f"{FIELDS}new/", {"kind": "customer", "label": "Тип", "type": "choice", "choices": "один"}
    )
    assert answer.status_code == 422
    assert "один" in answer.content.decode()
    assert not CustomField.objects.exists()


def test_a_list_asked_by_a_part_of_the_page_answers_that_part(client: Client, volume: CustomField) -> None:
    answer = client.get(FIELDS, headers={"HX-Request": "true"})
    assert volume.label in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_filter_stands_as_a_chip_that_leads_away_from_it(client: Client, volume: CustomField) -> None:
    page = client.get(f"{FIELDS}?kind=customer&sort=-label").content.decode()
    assert 'href="?sort=-label"' in page


def test_the_options_of_filters_come_when_they_are_wanted(client: Client, volume: CustomField) -> None:
    option = '<option value="customer" selected>'
    assert option not in client.get(f"{FIELDS}?kind=customer").content.decode()
    assert option in client.get(f"{FIELDS}filters/?kind=customer").content.decode()
    part = client.get(f"{FIELDS}filters/?kind=customer", headers={"HX-Request": "true"}).content.decode()
    assert option in part
    assert "<html" not in part


def test_filters_keep_the_words_and_the_order_of_the_list(client: Client, volume: CustomField) -> None:
    page = client.get("/customers/filters/?q=кофе&sort=-created&page=7").content.decode()
    assert 'name="q" value="кофе"' in page
    assert 'name="sort" value="-created"' in page
    assert 'action="/customers/"' in page
    assert 'name="page"' not in page


def test_what_the_address_does_not_mean_is_left_out(client: Client, volume: CustomField) -> None:
    page = client.get(f"{FIELDS}?kind=nobody&sort=evil&page=-7&q=%00").content.decode()
    assert volume.label in page


def test_chosen_columns_are_remembered(client: Client, volume: CustomField) -> None:
    client.post(f"{FIELDS}columns/", {"column": ["label", "hint", "no such column"]})
    assert ListLayout.objects.get().columns == ["label", "hint"]
    assert client.get(FIELDS).content.decode().count('<th scope="col"') == 2


def test_a_view_is_saved_and_opens_as_it_was(client: Client, volume: CustomField) -> None:
    client.post(f"{FIELDS}views/", {"name": "Числа", "query": "kind=customer&page=3"})
    view = SavedView.objects.get()
    assert view.query == "kind=customer"
    assert "Числа" in client.get(f"{FIELDS}?view=saved-{view.pk}&{view.query}").content.decode()


def test_what_many_rows_need_asks_once_and_then_does_it(client: Client, volume: CustomField) -> None:
    asked = client.post(f"{FIELDS}bulk/archive/", {"ids": volume.pk})
    assert asked.status_code == 200
    client.post(f"{FIELDS}bulk/archive/", {"ids": volume.pk, "confirmed": "1"})
    volume.refresh_from_db()
    assert volume.archived_at is not None


def test_a_seller_finds_no_settings(
    signed_in: Callable[[Employee], Client], owner: Employee, volume: CustomField
) -> None:
    browser = signed_in(owner)
    assert volume.label not in browser.get(FIELDS).content.decode()
    assert browser.get(f"{FIELDS}{volume.pk}/edit/").status_code == 404
    assert browser.post(f"{FIELDS}new/", {"label": "x"}).status_code == 403


def test_a_forged_list_of_rows_takes_nothing_back(client: Client, volume: CustomField) -> None:
    assert client.post(f"{FIELDS}bulk/archive/undo/?ids=forged").status_code == 404


def test_every_place_of_the_side_bar_marks_itself(client: Client) -> None:
    def marked(page: str) -> list[str]:
        return re.findall(r'<a href="([^"]+)" aria-current="page">', page.split('class="nav"', 1)[1])

    places = re.findall(r'<a href="(/[^"]*)"', client.get("/").content.decode().split("<main")[0])
    inside = [url for url in dict.fromkeys(places) if url not in ("/profile/", "/design/")]
    assert len(inside) > 5
    for url in inside:
        page = client.get(url, follow=True).content.decode()
        assert url in marked(page.split("<main")[0]), url


def test_search_opened_by_its_address_is_a_whole_page(client: Client, volume: CustomField) -> None:
    page = client.get("/search/?q=ничего-такого").content.decode()
    assert "<html" in page
    assert "ничего-такого" in page
