"""Columns are guessed from headings as programs and people write them, and from what stands below."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from matvey.exchange.spreadsheets.guessing.guess import guess
from matvey.exchange.spreadsheets.mapping import ColumnMapping
from matvey.exchange.spreadsheets.tables import open_table
from matvey.exchange.spreadsheets.vocabulary.headings import ROW_NUMBER, meaning
from matvey.exchange.spreadsheets.vocabulary.targets import ASIDE, BY_KEY, IGNORE

SAMPLES = Path(__file__).parents[3] / "shared/data"


def targets(text: str) -> list[str | None]:
    return [one.target for one in guess(open_table(text.encode()))]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Наименование", "customer_name"),
        ("Контрагент", "customer_name"),
        ("Название компании", "company_name"),
        ("Ф.И.О.", "person_name"),
        ("Контактное лицо", "person_name"),
        ("Конт. лицо", "person_name"),
        ("Телефон 2", "phone"),
        ("Тел./факс", "phone"),
        ("Моб.", "mobile"),
        ("Эл. почта", "email"),
        ("E-mail 1 - Value", "email"),
        ("Юр. адрес", "legal_address"),
        ("ИНН/КПП", "inn_kpp"),
        ("ДР", "birthday"),
        ("Ответственный", "responsible"),
        ("Откуда узнали о нас", "source"),
        ("Дата последней покупки", "last_purchase"),
        ("Рабочий телефон (контакт)", "phone"),
        ("Улица 2 (раб. адрес)", "street"),
        ("Organization Name", "company_name"),
        ("Given Name", "given"),
        ("Номер телефона клиента (основной)", "phone"),
    ],
)
def test_a_heading_is_understood(heading: str, target: str) -> None:
    found = meaning(heading)
    assert found is not None
    assert found[0] == target


def test_every_known_heading_means_a_target_that_exists() -> None:
    text = (
        files("matvey.exchange.spreadsheets.vocabulary").joinpath("headings.txt").read_text(encoding="utf-8")
    )
    named = {line.partition(":")[0] for line in text.splitlines() if line and not line.startswith("#")}
    assert named - {ROW_NUMBER} == set(BY_KEY) - {ASIDE}


def test_contents_tell_what_the_heading_does_not() -> None:
    rows = "\n".join(f"Петров Пётр;890511122{n:02};p{n}@mail.ru;7707083893;Тула" for n in range(10))
    assert targets(f"А;Б;В;Г;Д\n{rows}") == ["person_name", "phone", "email", "inn", None]


def test_contents_overrule_a_heading_that_says_something_else() -> None:
    rows = "\n".join(f"Анна;890511122{n:02}" for n in range(10))
    assert targets(f"Имя;Контактное лицо\n{rows}")[1] == "phone"


def test_a_list_without_headings_is_guessed_from_its_contents() -> None:
    rows = "\n".join(f"ООО «Ива {n}»;8 (905) 111-22-{n:02};p{n}@mail.ru" for n in range(10, 20))
    assert targets(rows) == ["customer_name", "phone", "email"]


def test_several_columns_feed_one_target() -> None:
    assert targets("ФИО;Телефон 1;Телефон 2\nАнна Петрова;89051112233;89051112244") == [
        "person_name",
        "phone",
        "phone",
    ]


def test_of_two_names_one_is_the_customer_and_one_the_contact() -> None:
    rows = "\n".join(f"ООО «Ива {n}»;Петров Пётр" for n in range(5))
    assert targets(f"Контрагент;Клиент\n{rows}") == ["company_name", "customer_name"]


def test_a_type_that_is_no_role_is_a_tag() -> None:
    assert targets("Клиент;Тип\nАнна;Поставщик\nОльга;Клиент") == ["customer_name", "role"]
    assert targets("Клиент;Тип\nАнна;Оптовый\nОльга;Розничный") == ["customer_name", "tags"]


def test_what_nobody_could_say_is_left_to_the_person() -> None:
    guesses = guess(open_table("Клиент;Жёсткость матраса\nАнна;средняя\nОльга;мягкая".encode()))
    assert guesses[1].target is None
    assert ColumnMapping.of(guesses).columns == ((0, "Клиент", "customer_name"),)


def test_a_mapping_knows_only_targets_that_exist() -> None:
    mapping = ColumnMapping(("А", "Б"), (None, IGNORE))
    assert mapping.changed({0: "custom:firmness"}).columns == ((0, "А", "custom:firmness"),)
    with pytest.raises(ValueError, match="nonsense"):
        mapping.changed({0: "nonsense"})


def test_the_headings_of_a_russian_outlook_are_understood() -> None:
    sample = SAMPLES / "contacts/outlook-ru-header.cp1251.csv"
    if not sample.exists():
        pytest.skip("the sample of an Outlook export is not at hand")
    found = {one.header: one.target for one in guess(open_table(sample))}
    assert found["Фамилия"] == "surname"
    assert found["Телефон переносной"] == "mobile"
    assert found["Адрес 2 эл. почты"] == "email"
    assert None not in found.values()
