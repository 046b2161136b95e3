"""The side bar shows each reader their own places."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from matvey.core import navigation
from matvey.core.navigation import NavItem


@pytest.fixture(autouse=True)
def nothing_but_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})


def place(key: str, group: str = "", order: int = 1, *, allowed: bool = True, phone: bool = False) -> NavItem:
    return NavItem(key, key, "sun", "design", group, order, lambda request: allowed, phone=phone)


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/")


def test_places_stand_in_their_groups_in_order(request_: HttpRequest) -> None:
    navigation.add(place("deals", "customers", 2), place("customers", "customers", 1), place("day"))
    found = [[place.item.key for place in section.places] for section in navigation.sections(request_)]
    assert found == [["day"], ["customers", "deals"]]


def test_what_is_not_allowed_is_not_shown(request_: HttpRequest) -> None:
    navigation.add(place("secret", allowed=False))
    assert navigation.sections(request_) == []


def test_a_key_added_again_replaces_the_place(request_: HttpRequest) -> None:
    navigation.add(place("day", order=1))
    navigation.add(place("day", "work"))
    assert [section.places[0].item.group for section in navigation.sections(request_)] == ["work"]


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(ValueError, match="kitchen"):
        navigation.add(place("oven", "kitchen"))


def test_the_phone_shows_four_places_at_most(request_: HttpRequest) -> None:
    navigation.add(*(place(f"p{number}", order=number, phone=True) for number in range(6)), place("other"))
    shown = navigation.for_phone(navigation.sections(request_))
    assert [place.item.key for place in shown] == ["p0", "p1", "p2", "p3"]


def test_a_page_below_a_place_stands_at_it_and_the_home_page_begins_no_other(request_: HttpRequest) -> None:
    navigation.add(place("design"))
    sections = navigation.sections(request_)
    assert navigation.place_of("/design/card/", sections) == "design"
    assert navigation.place_of("/elsewhere/", sections) == ""
