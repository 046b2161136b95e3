"""The smallest pieces of a page."""

from __future__ import annotations

import lucide
import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from matvey.core import atoms


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ООО «Северный ветер»", "СВ"),
        ("ИП Кузнецова Е. В.", "КЕ"),
        ("АО «ТехноЛит»", "Т"),
        ("Анна Соколова", "АС"),
        ("ООО", "О"),
        ("…", "?"),
        ("", "?"),
    ],
)
def test_initials_leave_the_legal_form_out(name: str, expected: str) -> None:
    assert atoms.initials(name) == expected


def test_the_same_name_always_has_the_same_colour() -> None:
    assert atoms.hue("Анна Соколова") == atoms.hue("Анна Соколова") < atoms.HUES


def test_a_name_cannot_smuggle_markup_in() -> None:
    assert "<script>" not in atoms.person("<script>alert(1)</script>", href='"><script>')


def test_a_safe_name_does_not_vouch_for_the_same_name_typed_by_somebody() -> None:
    name = "<b>Пирог</b>"
    assert atoms.badge(mark_safe(name)) != atoms.badge(name)
    assert "&lt;b&gt;" in atoms.badge(name)


def test_an_icon_is_silent_and_sized() -> None:
    drawing = atoms.icon("phone", 15)
    assert 'width="15"' in drawing
    assert 'aria-hidden="true"' in drawing


def test_an_unknown_icon_is_an_error_at_once() -> None:
    with pytest.raises(lucide.IconDoesNotExist):
        atoms.icon("no-such-icon")


def test_filters_leave_what_is_empty_empty() -> None:
    source = "{{ none|rub }}{{ none|day }}{{ none|until }}{{ none|short_money }}{{ none|number }}"
    assert engines["django"].from_string(source).render({"none": None}) == ""


def test_a_phone_is_written_as_people_read_it() -> None:
    template = engines["django"].from_string("{{ phone|phone }}")
    assert template.render({"phone": "+78125550142"}) == "+7 812 555-01-42"
    assert template.render({"phone": "спросить Олю"}) == "спросить Олю"
