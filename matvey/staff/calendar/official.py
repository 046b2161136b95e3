"""Russia's official days of a year: the holidays of the Labour Code and what decrees made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matvey.staff.calendar.decrees import transfers

SATURDAY_AND_SUNDAY: Final = frozenset({5, 6})
NEW_YEAR: Final = _("New Year holidays")
HOLIDAYS: Final[Mapping[tuple[int, int], Promise]] = MappingProxyType(
    {(1, day): NEW_YEAR for day in (1, 2, 3, 4, 5, 6, 8)}
    | {
        (1, 7): _("Christmas"),
        (2, 23): _("Defender of the Fatherland Day"),
        (3, 8): _("International Women's Day"),
        (5, 1): _("Spring and Labour Day"),
        (5, 9): _("Victory Day"),
        (6, 12): _("Russia Day"),
        (11, 4): _("National Unity Day"),
    }
)
DAY: Final = timedelta(days=1)


class OfficialKind(StrEnum):
    """In what way an official day differs from its plain weekday."""

    HOLIDAY = "holiday"
    MOVED_REST = "moved_rest"
    MOVED_WORK = "moved_work"
    EVE = "eve"


@dataclass(frozen=True, slots=True)
class OfficialDay:
    """A day that is not what its weekday says; `other` is the day it changed places with."""

    day: date
    kind: OfficialKind
    other: date | None = None
    is_short: bool = False

    @property
    def is_rest(self) -> bool:
        return self.kind in (OfficialKind.HOLIDAY, OfficialKind.MOVED_REST)

    def __str__(self) -> str:
        if self.kind is OfficialKind.HOLIDAY:
            return str(HOLIDAYS[self.day.month, self.day.day])
        if self.other is None:
            return gettext("short day before a holiday")
        moved = date_format(self.other, "j E" if self.other.year == self.day.year else "j E Y")
        if self.kind is OfficialKind.MOVED_REST:
            return gettext("day off moved from %(day)s") % {"day": moved}
        return gettext("working day, the day off was moved to %(day)s") % {"day": moved}


def is_official(year: int) -> bool:
    """Whether the Government's transfers of that year are known to the program.

    Of other years it knows only what the Labour Code says: weekends that meet the New Year holidays
    are then not moved anywhere, so about two days of rest are missing.
    """
    return year in transfers()


@lru_cache(maxsize=256)
def official_days(
    year: int, rest_weekdays: frozenset[int] = SATURDAY_AND_SUNDAY
) -> Mapping[date, OfficialDay]:
    """The days of a year that are not what their weekday says, for a week resting on those weekdays.

    Labour Code, art. 112: holidays rest; a weekly day of rest that meets a holiday goes to the next
    working day, but in January where the Government says; it may move others. A transfer from a day
    that is not a day of rest in this week (Saturday, in a week of six days) does not concern it.
    """
    days = {day: OfficialDay(day, OfficialKind.HOLIDAY) for day in _holidays(year)}
    _apply_decree(days, year, rest_weekdays)
    _move_weekends(days, rest_weekdays)
    _shorten_eves(days, year, rest_weekdays)
    return MappingProxyType(days)


def _holidays(year: int) -> Iterator[date]:
    return (date(year, month, day) for month, day in HOLIDAYS)


def _apply_decree(days: dict[date, OfficialDay], year: int, rest_weekdays: frozenset[int]) -> None:
    for worked, rested in transfers()[year].moved if is_official(year) else ():
        if worked.weekday() not in rest_weekdays or rested.weekday() in rest_weekdays:
            continue
        days[rested] = OfficialDay(rested, OfficialKind.MOVED_REST, other=worked)
        days.setdefault(worked, OfficialDay(worked, OfficialKind.MOVED_WORK, other=rested))


def _move_weekends(days: dict[date, OfficialDay], rest_weekdays: frozenset[int]) -> None:
    """Art. 112, part 2. A week without any working day has nowhere to move to."""
    if len(rest_weekdays) == 7:
        return
    decreed = {official.other for official in days.values()}
    for holiday in sorted(day for day, official in days.items() if official.kind is OfficialKind.HOLIDAY):
        if holiday.month == 1 or holiday.weekday() not in rest_weekdays or holiday in decreed:
            continue
        target = holiday + DAY
        while target in days or target.weekday() in rest_weekdays:
            target += DAY
        days[target] = OfficialDay(target, OfficialKind.MOVED_REST, other=holiday)


def _shorten_eves(days: dict[date, OfficialDay], year: int, rest_weekdays: frozenset[int]) -> None:
    """Labour Code, art. 95: the day before a holiday is an hour shorter.

    A day worked in place of another is as long as that one would have been (order of the Ministry
    of Health and Social Development of 13.08.2009 No. 588н).
    """
    eves = {day - DAY for day in (*_holidays(year), date(year + 1, 1, 1))}
    for day in [day for day, official in days.items() if official.kind is OfficialKind.MOVED_WORK]:
        if day in eves or days[day].other in eves:
            days[day] = OfficialDay(day, OfficialKind.MOVED_WORK, other=days[day].other, is_short=True)
    for eve in eves:
        if eve not in days and eve.weekday() not in rest_weekdays and eve.year == year:
            days[eve] = OfficialDay(eve, OfficialKind.EVE, is_short=True)
