"""How days and moments are written for a reader who looks at them now: «вчера, 17:45», «через 2 дня»."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

type Moment = date | datetime
type Units = tuple[tuple[int, StrPromise], ...]

_DAYS_OFF = (
    (365, ngettext_lazy("in %(n)d year", "in %(n)d years", "n")),
    (30, ngettext_lazy("in %(n)d month", "in %(n)d months", "n")),
    (1, ngettext_lazy("in %(n)d day", "in %(n)d days", "n")),
)
_DAYS_AGO = (
    (365, ngettext_lazy("%(n)d year ago", "%(n)d years ago", "n")),
    (30, ngettext_lazy("%(n)d month ago", "%(n)d months ago", "n")),
    (1, ngettext_lazy("%(n)d day ago", "%(n)d days ago", "n")),
)
_MINUTES_OFF = (
    (60, ngettext_lazy("in %(n)d hour", "in %(n)d hours", "n")),
    (1, ngettext_lazy("in %(n)d minute", "in %(n)d minutes", "n")),
)
_MINUTES_AGO = (
    (60, ngettext_lazy("%(n)d hour ago", "%(n)d hours ago", "n")),
    (1, ngettext_lazy("%(n)d minute ago", "%(n)d minutes ago", "n")),
)


def day(value: Moment, now: datetime) -> str:
    """The day as people say it, with the hour while it is near: today, yesterday, tomorrow.

    Another day of this year is `21 ноя`, of another year `23 ноября 2025`.
    """
    on, today = _local_date(value), _local_date(now)
    near = _near_name(on, today)
    if near:
        return f"{near}, {clock(value)}" if isinstance(value, datetime) else near
    return _short(on) if on.year == today.year else date_format(on, "j E Y")


def full_day(value: Moment) -> str:
    """`23 ноября 2025`, with `, 17:45` for a moment."""
    text = date_format(_local_date(value), "j E Y")
    return f"{text}, {clock(value)}" if isinstance(value, datetime) else text


def day_heading(value: Moment, now: datetime) -> str:
    """The title over a day of a time line: `Сегодня`, `Вчера`, `21 ноября`, `21 ноября 2024`."""
    on, today = _local_date(value), _local_date(now)
    text = _near_name(on, today) or date_format(on, "j E" if on.year == today.year else "j E Y")
    return text[:1].upper() + text[1:]


def clock(value: datetime) -> str:
    """Hours and minutes of the local day: `09:48`."""
    return f"{_local(value):%H:%M}"


def until(value: Moment, now: datetime) -> str:
    """How far off it is: `через 2 дня`, `2 дня назад`, `через 3 часа`, `сегодня`."""
    days = (_local_date(value) - _local_date(now)).days
    if days:
        return _largest(abs(days), _DAYS_OFF if days > 0 else _DAYS_AGO)
    if not isinstance(value, datetime):
        return gettext("today")
    gap = value - now
    minutes = round(abs(gap) / timedelta(minutes=1))
    if not minutes:
        return gettext("just now")
    return _largest(minutes, _MINUTES_OFF if gap > timedelta() else _MINUTES_AGO)


def _largest(amount: int, units: Units) -> str:
    size, text = next(unit for unit in units if amount >= unit[0])
    return str(text % {"n": amount // size})


def _near_name(on: date, today: date) -> str:
    names = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    return names.get((on - today).days, "")


def _short(on: date) -> str:
    # Cut from the genitive: the abbreviations of the locale say «5 май» where people say «5 мая».
    if (get_language() or "").startswith("ru"):
        return f"{on.day} {date_format(on, 'E')[:3]}"
    return date_format(on, "j M")


def _local_date(value: Moment) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
