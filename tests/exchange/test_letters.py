"""Mailboxes and letters: correspondents with names in any encoding, own people and robots left out."""

from __future__ import annotations

import base64
import datetime as dt
import io
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.exchange.letters.headers import decoded
from matvey.exchange.letters.letter import read_letter
from matvey.exchange.letters.mailbox import header_blocks
from matvey.exchange.letters.own import Own
from matvey.exchange.letters.rows import correspondents
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, CustomerKind, Refused
from matvey.exchange.spreadsheets.files.sources import Source

TODAY = dt.date(2026, 11, 23)
OWN = Own.of(["anna@salon.ru", "boris@mail.ru"])


def letter(sender: str, to: str, number: int = 1, more: str = "") -> bytes:
    day = f"Mon, {1 + number % 28:02d} Jan 2024 10:00:00 +0300"
    text = f"From: {sender}\nTo: {to}\nDate: {day}\nMessage-ID: <{number}@x>\n{more}Subject: a\n\nHello\nFrom me\n\n"
    return f"From - Mon Jan  1 10:00:00 2024\n{text}".encode()


def read(content: bytes) -> list[Any]:
    return list(correspondents(Source(content, "box.mbox"), TODAY, OWN))


IVAN = "Иван Петров <ivan@romashka.ru>"


def test_a_correspondent_with_the_letters_both_ways() -> None:
    box = (
        letter(IVAN, "anna@salon.ru", 1) + letter("anna@salon.ru", IVAN, 2) + letter(IVAN, "anna@salon.ru", 5)
    )
    [one] = read(box)
    assert (one.name, one.emails[0].value) == ("Петров Иван", "ivan@romashka.ru")
    assert (len(one.letters.received), len(one.letters.sent)) == (2, 1)
    assert one.letters.last_at == dt.datetime(2024, 1, 6, 7, tzinfo=dt.UTC)


def test_our_own_people_and_the_owner_of_the_mailbox_are_no_customers() -> None:
    box = b"".join(letter(f"a{n}@b.ru", "pyotr@mail.ru, info@salon.ru", n) for n in range(6))
    box += letter("boris@mail.ru", "pyotr@mail.ru", 9)
    assert [one.emails[0].value for one in read(box)] == [f"a{n}@b.ru" for n in range(6)]


def test_robots_and_mailing_lists_are_left_out_and_said_so() -> None:
    box = letter("noreply@ozon.ru", "anna@salon.ru") + letter(
        "Shop <shop@wb.ru>", "anna@salon.ru", 2, "List-Id: x\n"
    )
    [told] = read(box + letter("robot+1@a.ru", "anna@salon.ru", 3, "Auto-Submitted: auto-generated\n"))
    assert isinstance(told, Refused)
    assert "noreply@ozon.ru" in told.message
    assert "3" in told.message


@pytest.mark.parametrize(
    "mark", ["X-Spam-Flag: YES", "X-Gmail-Labels: =?UTF-8?Q?=D0=A1=D0=BF=D0=B0=D0=BC?=,a"]
)
def test_spam_makes_no_customers(mark: str) -> None:
    [told] = read(letter("Prince <prince@a.ng>", "anna@salon.ru", 1, f"{mark}\n"))
    assert isinstance(told, Refused)


def test_a_letter_without_a_sender_is_told_by_its_number_and_costs_nothing() -> None:
    broken = b"From x Mon Jan  1 10:00:00 2024\nGarbage\n\n\x00\xff\n"
    one, told = read(letter(IVAN, "anna@salon.ru") + broken)
    assert (one.name, told.row) == ("Петров Иван", 2)
    assert "2" in told.message


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        *(("koi8-r", "koi8-r"), ("windows-1251", "cp1251"), ("win-1251", "cp1251"), ("utf-8", "utf-8")),
        *(("iso-8859-1", "cp1251"), ("unknown-8bit", "koi8-r"), ("ibm866", "cp866"), ("us-ascii", "cp1251")),
    ],
)
def test_names_in_any_old_encoding(charset: str, encoding: str) -> None:
    name = "Екатерина Соколова"
    word = f"=?{charset}?B?{base64.b64encode(name.encode(encoding)).decode()}?="
    assert decoded(word) == name


def test_a_letter_cut_between_two_words_is_whole_again() -> None:
    raw = "Пётр".encode()
    words = [base64.b64encode(part).decode() for part in (raw[:3], raw[3:])]
    assert decoded(" ".join(f"=?UTF-8?B?{word}?=" for word in words)) == "Пётр"


def test_a_raw_header_in_an_encoding_nobody_named() -> None:
    [one] = read("From: Екатерина Соколова <k@a.ru>\nTo: anna@salon.ru\n\n".encode("koi8-r"))
    assert one.name == "Соколова Екатерина"


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("ООО «Ромашка»", CustomerKind.COMPANY, "ООО «Ромашка»"),
        ("Иванов И.И. (ООО Ива)", CustomerKind.COMPANY, "ООО Ива"),
        ("Guram Akhba", CustomerKind.PERSON, "Guram Akhba"),
        ("k@a.ru", CustomerKind.PERSON, "k@a.ru"),
        ("", CustomerKind.PERSON, "k@a.ru"),
    ],
)
def test_what_a_correspondent_is_called(name: str, kind: CustomerKind, called: str) -> None:
    [one] = read(f'From: "{name}" <k@a.ru>\nTo: anna@salon.ru\n\n'.encode())
    assert (one.kind, one.name) == (kind, called)


def test_a_line_that_only_begins_like_a_postmark_is_text() -> None:
    box = letter(IVAN, "anna@salon.ru", 1, "") + b"\nFrom here to there\n\n"
    assert len(read(box)) == 1


def test_a_mailbox_of_any_size_is_read_in_little_memory() -> None:
    body = b"x" * 75 + b"\n"
    box = b"".join(letter(IVAN, "anna@salon.ru", n) + body * 4_000 for n in range(100))  # 30 MB
    tracemalloc.start()
    begun = time.perf_counter()
    assert sum(1 for _ in header_blocks(io.BytesIO(box))) == 100
    assert time.perf_counter() - begun < 2
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024**2
    tracemalloc.stop()


LINES = st.sampled_from(
    [
        *(
            b"From: a@b.ru",
            b"From a Mon Jan 1 10:00:00 2024",
            b"To: <",
            b"",
            b"Date: Mon, 99 Foo",
            b"\x00\xff\xfe",
        ),
        *(
            b"From: =?koi8-r?B?!!!?= <a@b.ru>",
            b"To: \xc8\xe2\xe0\xed <i@v.ru>",
            b" folded",
            b"From: =?x?Q?=FF?=",
        ),
        *(
            b"Message-ID: <1>",
            b"Precedence: bulk",
            b"From:",
            b":",
            b"Cc: a@b.ru, c@d.ru,,;",
            b"Date: 1 Jan 99999",
        ),
    ]
)


@given(st.one_of(st.lists(LINES).map(b"\n".join), st.binary(max_size=300)))
def test_no_letters_make_it_fail(content: bytes) -> None:
    rows = read(content)
    assert [row.row for row in rows] == list(range(1, len(rows) + 1))
    assert all(isinstance(row, Candidate | Refused) for row in rows)


@given(st.text(max_size=100))
def test_no_header_makes_it_fail(text: str) -> None:
    assert isinstance(decoded(text), str)
    assert read_letter(f"From: {text}\nTo: {text}\nDate: {text}".encode("utf-8", "replace")).fingerprint
