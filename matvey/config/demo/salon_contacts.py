"""The salon's other bases, beside its spreadsheet: Petrov's Outlook, Marina's phone, the mailbox.

Much the same people stand in several of them, written as each program writes: what they have in common tells
who is who. They are to be imported after the spreadsheet.
"""

from __future__ import annotations

import csv
import quopri
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from matvey.config.demo.chances import evenly, happens
from matvey.config.demo.crew import MAILBOX, OUTLOOK, PHONE, crew
from matvey.config.demo.customers import Acquaintance, Town
from matvey.config.demo.salon_sheet import near, of_the_sheet
from matvey.customers.new import NewPerson, NewPoint

_OUTLOOK: Final = (
    *("Обращение", "Имя", "Отчество", "Фамилия", "Организация", "Отдел", "Должность"),
    *("Улица (раб. адрес)", "Город (раб. адрес)", "Страна или регион (раб. адрес)"),
    *("Рабочий факс", "Рабочий телефон", "Телефон дом.", "Телефон переносной"),
    *("Адрес эл. почты", "Тип эл. почты", "Краткое имя эл. почты", "День рождения", "Заметки", "Пол"),
)
_NOTES = evenly(
    ("", "", "", "просил звонить после обеда", "спросить про дачу", "ждёт новую коллекцию", "торгуется")
)
_SUBJECTS = evenly(
    (
        "Кухня: размеры",
        "Вопрос по доставке",
        "Счёт",
        "Re: КП на столы",
        "Фото комнаты",
        "Когда замер?",
        "Спасибо!",
    )
)
_TEXTS = evenly(
    (
        "Добрый день!\n\nПодскажите, пожалуйста, когда ждать доставку?",
        "Здравствуйте. Высылаю размеры, как договаривались.",
        "Добрый день, пришлите счёт, оплатим на этой неделе.",
        "Спасибо, всё получили, сборщикам отдельное спасибо!",
    )
)


@dataclass(frozen=True)
class Entry:
    """Somebody as an address book has them: a person, mostly with the company they work at."""

    person: NewPerson
    company: str
    position: str
    city: str
    points: Sequence[NewPoint]

    def first(self, medium: str, label: str = "") -> str:
        fitting = (p.typed for p in self.points if p.medium == medium and (not label or p.label == label))
        return next(fitting, "")

    @property
    def shown(self) -> str:
        return f"{self.person.name.given} {self.person.name.surname}".strip()


def write_contacts(home: Path, *, today: date) -> None:
    """Three files beside the spreadsheet; parts of each stand in the others too."""
    shared = list(_entries(of_the_sheet(today)))
    own = list(
        _entries(islice(Town(today, seed=78, cities=near(), people=0.5, serial=400_000).acquaintances(), 60))
    )
    write_outlook(home / OUTLOOK, [*shared[:45], *own[:25]])
    write_phone(home / PHONE, [*shared[20:70], *own[15:40]])
    write_mailbox(home / MAILBOX, [*shared[10:60], *own[30:50]], today=today)


def _entries(known: Iterable[Acquaintance]) -> Iterator[Entry]:
    for one in known:
        new = one.new
        if new.person:
            yield Entry(new.person, "", "", new.city, new.points)
        for contact in new.contacts[:2]:
            yield Entry(contact.person, new.name, contact.position, new.city, contact.points)


def write_outlook(path: Path, entries: Sequence[Entry]) -> None:
    """As a Russian Outlook exports: commas, Windows-1251, days nobody knows as 0.0.00."""
    with path.open("w", encoding="cp1251", errors="replace", newline="") as file:
        table = csv.DictWriter(file, _OUTLOOK, restval="", quoting=csv.QUOTE_ALL)
        table.writeheader()
        chance = Random(12)  # noqa: S311 - made-up people, no secret
        table.writerows(_in_outlook(entry, chance) for entry in entries)


def _in_outlook(entry: Entry, chance: Random) -> dict[str, str]:
    name, email = entry.person.name, entry.first("email")
    return {
        "Имя": name.given,
        "Отчество": name.patronymic,
        "Фамилия": name.surname,
        "Организация": entry.company,
        "Должность": entry.position,
        "Город (раб. адрес)": entry.city,
        "Рабочий телефон": entry.first("phone", "work"),
        "Телефон переносной": entry.first("phone", "mobile"),
        "Адрес эл. почты": email,
        "Тип эл. почты": "SMTP" if email else "",
        "Краткое имя эл. почты": f"{entry.shown} ({email})" if email else "",
        "День рождения": _day(entry.person, "0.0.00"),
        "Заметки": _NOTES.draw(chance),
        "Пол": "Не указан",
    }


def _day(person: NewPerson, unknown: str) -> str:
    day, month, year = person.birth_day, person.birth_month, person.birth_year
    return f"{day}.{month}.{year}" if day and month and year else unknown


def write_phone(path: Path, entries: Sequence[Entry]) -> None:
    """As an Android phone saves its contacts: vCard 2.1, Russian words as quoted-printable."""
    cards = [line for entry in entries if entry.first("phone") for line in _card(entry)]
    path.write_bytes("".join(f"{line}\r\n" for line in cards).encode("ascii"))


def _card(entry: Entry) -> Iterator[str]:
    name = entry.person.name
    yield from ("BEGIN:VCARD", "VERSION:2.1")
    yield _quoted("N", f"{name.surname};{name.given};{name.patronymic};;")
    yield _quoted("FN", name.full)
    for point in entry.points:
        if point.medium == "phone":
            yield f"TEL;{'CELL' if point.label != 'work' else 'WORK'}:{point.typed}".replace(" доб. ", ",")
        elif point.medium == "email":
            yield f"EMAIL;WORK:{point.typed}"
    if entry.company:
        yield _quoted("ORG", entry.company)
        yield _quoted("TITLE", entry.position)
    if born := _day(entry.person, ""):
        day, month, year = map(int, born.split("."))
        yield f"BDAY:{year:04}-{month:02}-{day:02}"
    yield "END:VCARD"


def _quoted(name: str, value: str) -> str:
    """Soft line breaks keep lines short, as phones write them."""
    text = (
        quopri.encodestring(value.encode(), quotetabs=True)
        .decode()
        .replace("=\n", "=\r\n")
        .replace("=3B", ";")
    )
    return f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{text}"


def write_mailbox(path: Path, entries: Sequence[Entry], *, today: date) -> None:
    """A year of letters: some wrote once, others often; the salon's own address is on the other side."""
    chance, seller = Random(34), next(one for one in crew() if one.key == "marina")  # noqa: S311 - as above
    us = formataddr((seller.name, seller.email))
    letters: list[tuple[datetime, str]] = []
    for entry in (one for one in entries if one.first("email")):
        for number in range(1 + int(chance.expovariate(0.6))):
            at = datetime.combine(today, time(9, 30), UTC) - timedelta(
                days=int(chance.random() * 365), minutes=number
            )
            them = (str(Header(entry.shown, "utf-8")), entry.first("email"))
            letters.append((at, _letter(them, us, at, answers=happens(chance, 0.3), chance=chance)))
    path.write_text("".join(letter for _at, letter in sorted(letters)), encoding="utf-8", newline="\n")


def _letter(them: tuple[str, str], us: str, at: datetime, *, answers: bool, chance: Random) -> str:
    letter = EmailMessage()
    theirs = formataddr(them)
    letter["From"], letter["To"] = (us, theirs) if answers else (theirs, us)
    letter["Date"], letter["Subject"] = format_datetime(at), _SUBJECTS.draw(chance)
    letter["Message-ID"] = f"<{chance.getrandbits(64):016x}@salon.example>"
    letter.set_content(_TEXTS.draw(chance), cte="quoted-printable")
    sender = "MAILER" if answers else them[1]
    return f"From {sender} {at:%a %b %d %H:%M:%S %Y}\n{letter.as_string()}\n"
