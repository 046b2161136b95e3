"""The salon's Outlook, phone and mailbox are such as those programs write, and name the same people."""

from __future__ import annotations

import csv
import mailbox
from email.utils import getaddresses
from pathlib import Path

import pytest

from matvey.config.demo.crew import MAILBOX, OUTLOOK, PHONE
from matvey.config.demo.salon_contacts import write_contacts
from tests.conftest import NOW


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contacts")
    write_contacts(folder, today=NOW.date())
    return folder


def outlook(home: Path) -> list[dict[str, str]]:
    with (home / OUTLOOK).open(encoding="cp1251", newline="") as file:
        return list(csv.DictReader(file))


def test_outlook_knows_names_in_parts_and_some_birthdays(home: Path) -> None:
    rows = outlook(home)
    assert len(rows) == 70
    assert all(row["Имя"] for row in rows)
    assert {"0.0.00"} < {row["День рождения"] for row in rows}


def test_the_phone_has_cards_with_short_lines(home: Path) -> None:
    text = (home / PHONE).read_bytes()
    assert text.count(b"BEGIN:VCARD") == text.count(b"END:VCARD") > 40
    assert max(map(len, text.split(b"\r\n"))) <= 130


def test_the_mailbox_is_read_by_mail_programs(home: Path) -> None:
    letters = list(mailbox.mbox(home / MAILBOX))
    assert len(letters) > 30
    assert all(letter["Date"] and letter["Subject"] for letter in letters)


def test_the_same_people_stand_in_several_of_them(home: Path) -> None:
    in_outlook = {row["Адрес эл. почты"].lower() for row in outlook(home)} - {""}
    letters = mailbox.mbox(home / MAILBOX)
    wrote = {
        address.lower()
        for letter in letters
        for _name, address in getaddresses([letter["From"], letter["To"]])
    }
    in_phone = (home / PHONE).read_text().lower()
    assert len(in_outlook & wrote) > 5
    assert sum(address in in_phone for address in in_outlook) > 5
