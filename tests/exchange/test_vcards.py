"""Cards of contacts as phones and mail programs write them, whole and broken."""

from __future__ import annotations

import pytest

from matvey.exchange.leaving.vcard import VCard, Way, address
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, DayOfYear, Refused
from tests.exchange.contact_files import card, read, read_one


def qp(text: str, encoding: str = "utf-8") -> str:
    return "".join(f"={byte:02X}" for byte in text.encode(encoding))


def test_a_card_names_a_person_with_everything_around():
    said = read_one(
        "N:Петрова;Анна;Сергеевна;;",
        "FN:Анна Петрова",
        "TEL;TYPE=CELL:+7 905 123-45-67",
        "EMAIL;TYPE=INTERNET:anna@mail.example",
        "BDAY:1985-03-12",
        "CATEGORIES:Постоянные,VIP",
        "NOTE:Любит эклеры\\, без сахара",
    )
    assert (said.kind, said.name, said.tags) == ("person", "Петрова Анна Сергеевна", ("Постоянные", "VIP"))
    assert [point.value for point in said.points] == ["+79051234567", "anna@mail.example"]
    assert (str(said.birthday), said.notes) == ("1985-03-12", ("Любит эклеры, без сахара",))


def test_a_person_of_a_company_is_its_contact():
    said = read_one("N:Иванов;Иван;;;", "ORG:ООО «Ромашка»;Закупки", "TITLE:Директор", "TEL;CELL:89051234567")
    [contact] = said.contacts
    assert (said.kind, said.name, contact.name.full) == ("company", "ООО «Ромашка»", "Иванов Иван")
    assert (contact.position, contact.points[0].label) == ("Директор", "mobile")
    assert said.notes == ("Отдел: Закупки",)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
def test_quoted_printable_names_are_read_in_their_charset(encoding: str):
    name = qp("Кузнецова", encoding) + ";" + qp("Мария", encoding) + ";;;"
    said = read_one(
        f"N;CHARSET={encoding};ENCODING=QUOTED-PRINTABLE:{name}", "TEL:89101112233", version="2.1"
    )
    assert said.name == "Кузнецова Мария"


def test_a_soft_break_inside_a_letter_does_not_tear_it():
    whole = qp("Длинное примечание о любимых пирогах")
    lines = f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{whole[:40]}=\r\n{whole[40:]}"
    assert read_one("N:Орлов;Пётр", lines, version="2.1").notes == ("Длинное примечание о любимых пирогах",)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16"])
def test_a_file_that_says_nothing_of_its_letters_is_read(encoding: str):
    text = card("N:Соловьёва;Екатерина;Александровна;;", "TEL:89051112233", "NOTE:Постоянная покупательница")
    [said] = read(text.encode(encoding))
    assert isinstance(said, Candidate)
    assert (said.name, said.notes) == ("Соловьёва Екатерина Александровна", ("Постоянная покупательница",))


def test_lines_folded_in_every_way_are_put_together():
    said = read_one("N:Пет\r\n ров;Олег;;;", "NOTE:первая\r\nвторая без пробела", "TEL:8905\r\n\t1234567")
    assert (said.name, said.phones[0].value) == ("Петров Олег", "+79051234567")
    assert said.notes == ("первая\nвторая без пробела",)


def test_groups_of_lines_carry_their_labels():
    said = read_one(
        "N:Ли;Ирина;;;",
        "item1.TEL:+79051234567",
        "item1.X-ABLabel:Бухгалтерия",
        "item2.X-ABRELATEDNAMES:Олег",
        "item2.X-ABLabel:_$!<Spouse>!$_",
    )
    assert said.phones[0].value == "+79051234567"
    assert said.notes == ("Бухгалтерия: +79051234567", "Супруг(а): Олег")


@pytest.mark.parametrize("written", ["--0412", "--04-12", "1604-04-12"])
def test_a_birthday_without_its_year_is_kept(written: str):
    assert read_one("FN:Анна Ким", f"BDAY:{written}").birthday == DayOfYear(12, 4)


def test_messengers_are_named():
    said = read_one("FN:Анна Ким", "X-SKYPE:anna.kim", "IMPP;X-SERVICE-TYPE=Telegram:telegram:@annakim")
    assert [point.typed for point in said.points] == ["Skype: anna.kim", "Telegram: @annakim"]


def test_a_card_that_breaks_off_costs_neither_itself_nor_the_next():
    broken = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Анна Ким\r\nTEL:89051234567\r\n"
    first, second = read(broken + card("FN:Лев Орлов"))
    assert isinstance(first, Candidate)
    assert isinstance(second, Candidate)
    assert (first.name, second.name) == ("Ким Анна", "Орлов Лев")
    assert [problem.column for problem in first.problems] == ["строка 5"]


def test_a_card_within_a_card_is_one_of_its_own():
    agent = card("FN:Пётр Лебедев", version="2.1").rstrip()
    said = read(card("FN:Анна Ким", f"AGENT:\r\n{agent}", "TEL:89051234567", version="2.1"))
    assert [one.name for one in said if isinstance(one, Candidate)] == ["Лебедев Пётр", "Ким Анна"]
    assert all(not one.problems for one in said)


def test_what_names_nobody_is_refused_with_its_line():
    _anna, refused = read(card("FN:Анна Ким") + card("NOTE:кто это?"))
    assert isinstance(refused, Refused)
    assert (refused.row, refused.message) == (2, "В карточке на строке 5 ничто не называет клиента.")


def test_a_damaged_photo_is_told_and_costs_nothing_else():
    said = read_one("FN:Анна Ким", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRgABAQ==")
    assert (said.name, said.files) == ("Ким Анна", ())
    assert [(one.column, one.message) for one in said.problems] == [
        ("Фото, строка 4", "Фотография повреждена и не сохранена.")
    ]


def test_cards_the_program_has_written_itself_are_read_back():
    ways = [
        Way("TEL", "+74872550142,12"),
        Way("EMAIL", "a@b.ru", ("WORK",)),
        Way("ADR", address("Мира, 5", "Тула")),
    ]
    company = VCard(
        "ООО «Ива»", company="ООО «Ива»", is_company=True, ways=ways, note="Долго; с запятой,\nи строкой"
    )
    person = VCard("Ким Анна", ("Ким", "Анна", ""), "ООО «Ива»", "Директор", "--03-12", tags=["VIP", "юг"])
    first, second = read(f"{company}{person}")
    assert isinstance(first, Candidate)
    assert isinstance(second, Candidate)
    assert (first.name, first.city, first.notes) == ("ООО «Ива»", "Тула", ("Долго; с запятой,\nи строкой",))
    assert [(one.value, one.extension) for one in first.points] == [("+74872550142", "12"), ("a@b.ru", "")]
    assert (second.name, second.contacts[0].birthday, second.tags) == (
        "ООО «Ива»",
        DayOfYear(12, 3),
        ("VIP", "юг"),
    )
