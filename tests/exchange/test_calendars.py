"""Calendars: participants, their meetings with every odd time zone and repetition, birthdays."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.exchange.calendars.rows import people_of
from matvey.exchange.letters.own import Own
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, DayOfYear, Refused
from matvey.exchange.spreadsheets.files.sources import Source

TODAY = dt.date(2026, 11, 23)
OWN = Own.of(["anna@salon.ru"])
IVAN = "ATTENDEE;CN=Иван Петров:mailto:Ivan@romashka.ru"


def event(*lines: str, start: str = "DTSTART:20260312T070000Z", uid: str = "1") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, "SUMMARY:Диваны", *lines, "END:VEVENT", ""])


def read(*events: str, encoding: str = "utf-8") -> list[Any]:
    text = f"BEGIN:VCALENDAR\r\n{''.join(events)}END:VCALENDAR\r\n"
    return list(people_of(Source(text.encode(encoding), "a.ics"), TODAY, OWN))


def times(*lines: str, start: str) -> list[dt.datetime]:
    [one] = read(event(IVAN, *lines, start=start))
    return [meeting.at.astimezone(dt.UTC) for meeting in one.meetings]


def test_a_participant_with_the_meeting() -> None:
    [one] = read(event("ORGANIZER;CN=Анна:mailto:anna@salon.ru", IVAN, "LOCATION:Салон\\, зал 2"))
    [meeting] = one.meetings
    assert (one.name, one.emails[0].value) == ("Петров Иван", "ivan@romashka.ru")
    assert (meeting.title, meeting.origin) == ("Диваны", "ics:1")
    assert meeting.text.splitlines()[0].endswith("Салон, зал 2")
    assert "anna@salon.ru" in meeting.text


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART;TZID=Europe/Moscow:20260312T100000",
        'DTSTART;TZID="Russian Standard Time":20260312T100000',
        "DTSTART:20260312T100000",
        "DTSTART;TZID=Nowhere:20260312T100000",
    ],
)
def test_time_zones_as_programs_name_them(start: str) -> None:
    assert times(start=start) == [dt.datetime(2026, 3, 12, 7, tzinfo=dt.UTC)]


ZONE = """BEGIN:VTIMEZONE
TZID:Our own
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0500
TZOFFSETTO:+0500
END:STANDARD
END:VTIMEZONE
"""


def test_a_zone_the_file_itself_describes() -> None:
    [one] = read(ZONE, event(IVAN, start="DTSTART;TZID=Our own:20260312T100000"))
    assert one.meetings[0].at == dt.datetime(2026, 3, 12, 5, tzinfo=dt.UTC)


def test_a_repeated_meeting_is_what_was_and_the_next_one() -> None:
    found = times("RRULE:FREQ=MONTHLY;UNTIL=20271231", start="DTSTART:20260910T070000Z")
    assert [moment.month for moment in found] == [9, 10, 11, 12]


def test_a_single_time_may_be_left_out_or_moved() -> None:
    series = event(IVAN, "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20260319T070000Z")
    moved = event(IVAN, "RECURRENCE-ID:20260326T070000Z", start="DTSTART:20260327T090000Z")
    [one] = read(series, moved)
    assert [meeting.at.day for meeting in one.meetings] == [12, 27, 2]
    assert one.meetings[1].origin == "ics:1:20260326T0700"


@pytest.mark.parametrize(
    "rule", ["SECONDLY", "DAILY;BYMONTH=2;BYMONTHDAY=30", "FOO", "DAILY;INTERVAL=0", ";;="]
)
def test_an_impossible_rule_costs_no_time_and_no_meeting(rule: str) -> None:
    begun = time.perf_counter()
    assert len(times(f"RRULE:FREQ={rule}", start="DTSTART:19710101T000000Z")) >= 1
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("День рождения Ивана Петрова", "Петров Иван"),
        ("День рождения: Анны Соколовой", "Соколова Анна"),
        ("ДР Мария Кузнецова", "Кузнецова Мария"),
        ("Иван Петров – день рождения", "Петров Иван"),
        ("Ivan Petrov's birthday", "Ivan Petrov"),
    ],
)
def test_a_birthday(title: str, name: str) -> None:
    lines = (
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:19850412",
        f"SUMMARY:{title}",
        "RRULE:FREQ=YEARLY",
        "END:VEVENT\r\n",
    )
    [one] = read("\r\n".join(lines))
    assert (one.name, one.birthday) == (name, dt.date(1985, 4, 12))


def test_a_birthday_entered_this_year_has_no_year() -> None:
    lines = ("BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260412", "SUMMARY:ДР Иван Петров", "END:VEVENT\r\n")
    assert read("\r\n".join(lines))[0].birthday == DayOfYear(12, 4)


def test_what_is_left_out_is_told() -> None:
    own = event("ATTENDEE:mailto:anna@salon.ru", "ATTENDEE;PARTSTAT=DECLINED:mailto:no@a.ru", uid="2")
    cancelled = event(IVAN, "STATUS:CANCELLED", uid="3")
    timeless = event(IVAN, start="DTSTART:sometime", uid="4")
    rows = read(own, cancelled, timeless, "BEGIN:VEVENT\r\nSUMMARY:x\r\n")
    assert all(isinstance(row, Refused) for row in rows)
    assert len(rows) == 5


def test_a_broken_event_costs_the_others_nothing() -> None:
    broken = "BEGIN:VEVENT\r\nGARBAGE\r\n:::\r\nDTSTART:20260312T070000Z\r\n"
    [one, *told] = read(broken, event("RUBBISH", IVAN, "BEGIN:VALARM", "SUMMARY:!", "END:VALARM"))
    assert one.meetings[0].title == "Диваны"
    assert told


def test_letters_folded_in_the_middle_and_old_encodings() -> None:
    text = (
        event(IVAN)
        .replace("Диваны", "Екатерина и диваны")
        .encode("cp1251")
        .replace(b"\xc4\xe8", b"\xc4\r\n \xe8")
    )
    [one] = people_of(Source(b"BEGIN:VCALENDAR\r\n" + text, "a.ics"), TODAY, OWN)
    assert one.meetings[0].title == "Екатерина и диваны"


SAMPLES = sorted((Path(__file__).parent / "calendars").glob("*.ics"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_calendars_of_other_programs_are_read(path: Path) -> None:
    assert all(isinstance(row, Candidate | Refused) for row in people_of(Source(path, path.name), TODAY, OWN))


LINES = st.sampled_from(
    [
        *(
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
            "BEGIN:VALARM",
            "END:VALARM",
            "TZID:x",
        ),
        *(
            "DTSTART:20260312T070000Z",
            "DTSTART;VALUE=DATE:00010101",
            "DTSTART;TZID=x:99991231T235959",
            IVAN,
            "UID:1",
        ),
        *(
            "RRULE:FREQ=DAILY;COUNT=3",
            "RRULE:FREQ=YEARLY;BYDAY=99XX",
            "EXDATE:1",
            "RDATE;VALUE=PERIOD:x/y",
            "SUMMARY",
        ),
        *(
            "ATTENDEE:",
            "ORGANIZER;CN=",
            " folded",
            "RECURRENCE-ID:20260312T070000Z",
            "SUMMARY:ДР Анна",
            "\x00",
            ":;",
        ),
    ]
)


@given(st.one_of(st.lists(LINES, max_size=30).map("\r\n".join).map(str.encode), st.binary(max_size=200)))
def test_no_calendar_makes_it_fail(content: bytes) -> None:
    rows = list(people_of(Source(content, "a.ics"), TODAY, OWN))
    assert [row.row for row in rows] == list(range(1, len(rows) + 1))
