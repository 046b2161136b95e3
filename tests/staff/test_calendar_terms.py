"""Terms and their deadlines, as the Civil Code counts them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from matvey.staff.calendar import REST, Hours, Term, TermUnit, WorkingTime, deadline, last_day

MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = WorkingTime(zone=MOSCOW)
UNTIL_MIDNIGHT = WorkingTime(zone=MOSCOW, week=(Hours.of((time(16), time(0))),) * 5 + (REST,) * 2)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2019-01-01"), datetime.fromisoformat("2030-01-01"), timezones=st.just(UTC)
)
TERMS = st.builds(Term, st.integers(1, 400), st.sampled_from(TermUnit))
PLACES = st.sampled_from([OFFICE, UNTIL_MIDNIGHT])

days, months = TermUnit.CALENDAR_DAYS, TermUnit.MONTHS
working_days, working_hours = TermUnit.WORKING_DAYS, TermUnit.WORKING_HOURS


def moscow(day: str, at: str) -> datetime:
    return datetime.fromisoformat(f"{day} {at}").replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        (date(2026, 11, 23), Term(3, working_days), date(2026, 11, 26)),
        (date(2026, 11, 20), Term(3, working_days), date(2026, 11, 25)),
        (date(2026, 11, 22), Term(1, working_days), date(2026, 11, 23)),
        (date(2026, 11, 23), Term(10, days), date(2026, 12, 3)),
        (date(2026, 11, 23), Term(5, days), date(2026, 11, 30)),
        (date(2026, 11, 23), Term(5, days, shifts_off_rest_days=False), date(2026, 11, 28)),
        (date(2025, 12, 1), Term(30, days), date(2026, 1, 12)),
        (date(2026, 1, 31), Term(1, months, shifts_off_rest_days=False), date(2026, 2, 28)),
        (date(2026, 1, 31), Term(1, months), date(2026, 3, 2)),
        (date(2024, 1, 30), Term(1, months), date(2024, 2, 29)),
        (date(2026, 11, 23), Term(14, months), date(2028, 1, 24)),
    ],
)
def test_a_term_ends_with_this_day(start: date, term: Term, end: date) -> None:
    assert last_day(term, start, OFFICE) == end


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        (moscow("2026-11-23", "10:00"), Term(1, working_days), moscow("2026-11-24", "18:00")),
        (moscow("2026-11-02", "10:00"), Term(1, working_days), moscow("2026-11-03", "17:00")),
        (moscow("2026-11-23", "17:00"), Term(2, working_hours), moscow("2026-11-24", "10:00")),
        (
            moscow("2026-11-23", "10:00"),
            Term(5, days, shifts_off_rest_days=False),
            moscow("2026-11-28", "23:59:59.999999"),
        ),
    ],
)
def test_a_term_ends_at_this_moment(start: datetime, term: Term, end: datetime) -> None:
    assert deadline(term, start, OFFICE) == end


def test_the_day_of_the_start_is_that_of_the_place() -> None:
    late_in_utc = datetime(2026, 11, 23, 22, tzinfo=UTC)
    assert deadline(Term(1, working_days), late_in_utc, OFFICE) == moscow("2026-11-25", "18:00")


def test_a_term_in_working_hours_has_no_last_day() -> None:
    with pytest.raises(ValueError, match="not with a day"):
        last_day(Term(1, working_hours), date(2026, 11, 23), OFFICE)


@pytest.mark.parametrize("amount", [0, -1, 10_001])
def test_an_unheard_of_amount_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 10000"):
        Term(amount, working_days)


@pytest.mark.parametrize(
    ("term", "english", "russian"),
    [
        (Term(1, working_hours), "1 working hour", "1 рабочий час"),
        (Term(3, working_days), "3 working days", "3 рабочих дня"),
        (Term(5, days), "5 calendar days", "5 календарных дней"),
        (Term(21, months), "21 months", "21 месяц"),
    ],
)
def test_a_term_reads_as_people_say_it(term: Term, english: str, russian: str) -> None:
    with translation.override("en"):
        assert str(term) == english
    with translation.override("ru"):
        assert str(term) == russian


@given(PLACES, TERMS, MOMENTS)
def test_a_shifting_term_ends_while_somebody_works(place: WorkingTime, term: Term, start: datetime) -> None:
    end = deadline(term, start, place)
    assert end > start
    assert place.is_working_moment(end - timedelta(microseconds=1))


@given(PLACES, TERMS, MOMENTS, MOMENTS)
def test_what_starts_later_never_ends_earlier(
    place: WorkingTime, term: Term, one: datetime, other: datetime
) -> None:
    earlier, later = sorted([one, other])
    assert deadline(term, earlier, place) <= deadline(term, later, place)


@given(st.integers(1, 400), st.sampled_from([days, months]), MOMENTS)
def test_shifting_never_ends_a_term_earlier(amount: int, unit: TermUnit, start: datetime) -> None:
    plain = last_day(Term(amount, unit, shifts_off_rest_days=False), start.date(), OFFICE)
    shifted = last_day(Term(amount, unit), start.date(), OFFICE)
    assert shifted == OFFICE.next_working_day(plain)
