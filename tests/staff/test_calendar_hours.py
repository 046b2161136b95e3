"""The hours of one day: joined, shortened, refused."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from matvey.staff.calendar import EIGHT_HOURS, REST, Hours

HOUR = 3600


def test_spans_that_touch_or_overlap_are_one() -> None:
    morning, noon, evening = (time(9), time(12)), (time(11), time(13)), (time(13), time(15))
    assert Hours.of(evening, morning, noon) == Hours.of((time(9), time(15)))


def test_a_closing_at_midnight_ends_the_day() -> None:
    assert Hours.of((time(20), time(0))).length == timedelta(hours=4)
    assert Hours.of((time(0), time(0))).length == timedelta(hours=24)


@pytest.mark.parametrize(("opens", "closes"), [(time(18), time(9)), (time(9), time(9))])
def test_a_span_that_ends_before_it_begins_is_refused(opens: time, closes: time) -> None:
    with pytest.raises(ValueError, match="end after it begins"):
        Hours.of((opens, closes))


def test_a_short_day_ends_an_hour_earlier() -> None:
    assert EIGHT_HOURS.shortened() == Hours.of((time(9), time(13)), (time(14), time(17)))


def test_shortening_takes_a_whole_span_where_it_must() -> None:
    day = Hours.of((time(9), time(13)), (time(14), time(14, 30)))
    assert day.shortened() == Hours.of((time(9), time(12, 30)))
    assert Hours.of((time(9), time(10))).shortened() == REST


def test_a_day_of_rest_is_false_and_has_no_length() -> None:
    assert not REST
    assert REST.length == timedelta()
