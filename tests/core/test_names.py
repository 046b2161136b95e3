"""Names of companies and people taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.core.company_names import company_sort_key, split_company_name
from matvey.core.person_names import split_person_name

NAMES = st.lists(st.text("абвгеинорАБВ.-", min_size=1, max_size=12), max_size=5).map(" ".join)


@pytest.mark.parametrize(
    "typed",
    ["ООО «Ромашка»", "Ромашка, ООО", "ООО Ромашка", '"Ромашка" ООО', 'ООО"Ромашка"', "OOO «Ромашка»",
     "Ромашка (ООО)", "общество с ограниченной  ответственностью «Ромашка»", "о.о.о. Ромашка"],
)  # fmt: skip
def test_the_legal_form_is_found_wherever_it_stands(typed: str) -> None:
    assert split_company_name(typed).form == "ООО"
    assert split_company_name(typed).core == "Ромашка"


@pytest.mark.parametrize(
    ("typed", "form", "core"),
    [
        ("ИП Иванов И.И.", "ИП", "Иванов И.И."),
        ("АО «Торговый дом «Заря»", "АО", "Торговый дом «Заря»"),
        ("АО «Торговый дом «Заря»»", "АО", "Торговый дом «Заря»"),
        ("Siemens GmbH", "GmbH", "Siemens"),
        ("Toys Co., Ltd.", "Ltd", "Toys"),
        ("«Заря» и «Восход»", "", "«Заря» и «Восход»"),
        ("Аочи", "", "Аочи"),
        ("ООО", "", "ООО"),
        ("", "", ""),
    ],
)
def test_a_company_name_is_parted(typed: str, form: str, core: str) -> None:
    name = split_company_name(typed)
    assert (name.form, name.core) == (form, core)


def test_a_company_name_is_written_as_documents_do() -> None:
    assert split_company_name("Ромашка, ооо").full == "ООО «Ромашка»"
    assert split_company_name("ип Иванов И. И.").full == "ИП Иванов И. И."


def test_a_company_stands_in_a_list_under_its_own_name() -> None:
    assert company_sort_key("ООО «Ёлка»") == company_sort_key("Елка, АО") == "елка"


@given(NAMES)
def test_a_company_always_keeps_a_name(name: str) -> None:
    assert bool(split_company_name(name).core) == bool(name.strip())


@pytest.mark.parametrize(
    ("typed", "surname", "given", "patronymic"),
    [
        ("Иванов Иван Петрович", "Иванов", "Иван", "Петрович"),
        ("Иван Петрович Иванов", "Иванов", "Иван", "Петрович"),
        ("Иванов И.П.", "Иванов", "И.", "П."),
        ("И. П. Иванов", "Иванов", "И.", "П."),
        ("Иванов Иван П.", "Иванов", "Иван", "П."),
        ("Анна Смирнова", "Смирнова", "Анна", ""),
        ("Смирнова Анна", "Смирнова", "Анна", ""),
        ("Джон Коваленко", "Коваленко", "Джон", ""),
        ("Абрамович Роман Аркадьевич", "Абрамович", "Роман", "Аркадьевич"),
        ("Анна Ильинична", "", "Анна", "Ильинична"),
        ("Мамин Сибиряк Дмитрий Наркисович", "Мамин Сибиряк", "Дмитрий", "Наркисович"),
        ("Алиев Гусейн Рашид оглы", "Алиев", "Гусейн", "Рашид оглы"),
        ("Петров", "Петров", "", ""),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_a_personal_name_is_parted(typed: str, surname: str, given: str, patronymic: str) -> None:
    name = split_person_name(typed)
    assert (name.surname, name.given, name.patronymic) == (surname, given, patronymic)


def test_a_personal_name_is_shortened() -> None:
    assert split_person_name("Салтыков-Щедрин Михаил Евграфович").short == "М. Е. Салтыков-Щедрин"
    assert split_person_name("Анна-Мария Петровна Шульц").short == "А.-М. П. Шульц"


@given(NAMES)
def test_no_part_of_a_personal_name_is_lost(name: str) -> None:
    letters = sorted(character for character in name if character.isalpha())
    assert sorted(character for character in split_person_name(name).full if character.isalpha()) == letters
