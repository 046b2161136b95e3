"""Folding, sort keys and transliteration."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.core.folding import SORT_KEY_LENGTH, digits, fold, look_alikes, sort_key, words
from matvey.core.transliteration import latin

RUSSIAN = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12)


def test_what_looks_alike_folds_alike() -> None:
    assert fold(" «Ёлка»\u00a0—  ПЛЮС\u200b ") == fold('"елка" - плюс') == '"елка" - плюс'


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_can_be_stored_by_any_database(text: str) -> None:
    assert "\x00" not in fold(text)
    assert fold(text).encode().decode() == fold(text)


def test_words_are_letters_and_numbers_only() -> None:
    assert words("ООО «Ромашка-2», дом 12/а") == ["ооо", "ромашка", "2", "дом", "12", "а"]


def test_a_list_sorts_as_a_person_expects() -> None:
    expected = ["Zebra", "ёлка", "Елка 1", "«Ель»", "Жук", "Склад 2", "склад 10", "Яблоко"]
    assert sorted(sorted(expected), key=lambda name: sort_key(name).encode()) == expected


@given(st.text())
def test_a_sort_key_is_short_and_has_no_capitals(text: str) -> None:
    assert len(sort_key(text)) <= SORT_KEY_LENGTH
    assert sort_key(text.upper()) == sort_key(text.upper().casefold())


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_sort_by_their_value(one: int, other: int) -> None:
    assert (sort_key(f"дом {one}") < sort_key(f"дом {other}")) == (one < other)


@pytest.mark.parametrize(
    "spellings",
    [
        "Ромашка romashka ROMASHKA Romaška",
        "Щербаков Scherbakov Shcherbakov Sherbakov",
        "Харьков Kharkov Harkov Khar'kov",
        "Юрий Yuri Jurij Yuriy Iurii Yury",
        "Цветков Tsvetkov Cvetkov",
        "Жуков Zhukov Žukov",
        "Алексей Alexey Aleksej Aleksei Alexei",
        "Фёдор Fyodor Fedor Fjodor Федор",
        "Екатерина Yekaterina Ekaterina",
        "Мария Mariya Maria Marija",
        "Чайковский Tchaikovsky Chaikovskiy Chajkovskij",
        "Яна Yana Jana Iana",
        "Pомашка Romashka",
    ],
)
def test_every_usual_spelling_falls_together(spellings: str) -> None:
    assert len({latin(spelling) for spelling in spellings.split()}) == 1


@given(RUSSIAN)
def test_a_canonical_spelling_is_latin_and_final(word: str) -> None:
    assert latin(word).isascii()
    assert latin(latin(word)) == latin(word)


@given(RUSSIAN)
def test_capitals_do_not_matter_to_the_spelling(word: str) -> None:
    assert latin(word.upper()) == latin(word)


def test_latin_letters_hidden_in_russian_words_are_put_right() -> None:
    assert look_alikes("Pомашкa и Coca-Cola") == "Ромашка и Coca-Cola"


def test_digits_are_read_through_any_punctuation() -> None:
    assert digits("+7 (905) 123-45-67") == "79051234567"
