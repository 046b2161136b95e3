"""Birthdays among the events of a calendar: whose it is stands in the title, in any of the usual ways."""

from __future__ import annotations

import datetime as dt
import re

from matvey.core.given_names import COMMON_GIVEN_NAMES
from matvey.exchange.calendars.event import CalendarEvent
from matvey.exchange.spreadsheets.candidates.candidate import Birthday, DayOfYear
from matvey.exchange.spreadsheets.names import looks_like_one_name, looks_like_person

_BIRTHDAY = r"(?:день рождения|д/р|д\.\s?р\.?|др|(?:happy )?birthday|bday|b-day)"
_TITLES = (
    re.compile(rf"{_BIRTHDAY}\b\s*(?:of\b|у\b)?\s*[:–—-]?\s*(?P<name>[^\W\d_].*)", re.IGNORECASE),
    re.compile(rf"(?P<name>.+?)(?:['’]s)?\s*[–—,(:-]?\s*\b{_BIRTHDAY}[)!.]*", re.IGNORECASE),
)
_CAPITALISED = re.compile(r"[A-ZА-ЯЁ][\w'’-]+(?: [A-ZА-ЯЁ][\w'’.-]*){1,2}")
_OLDEST, _YOUNGEST = 110, 5  # years; a later one is when the entry was made


def birthday_in(event: CalendarEvent, today: dt.date) -> tuple[str, Birthday] | None:
    """The name and the day, of the year only where it can be one's birth; None for another event."""
    title = event.title.strip(" 🎂🎉🎈!")
    found = next((match for pattern in _TITLES if (match := pattern.fullmatch(title))), None)
    if found is None or event.start is None:
        return None
    name = _nominative(found["name"].strip(" ,.:–—-()"))
    if not (looks_like_person(name) or looks_like_one_name(name) or _CAPITALISED.fullmatch(name)):
        return None
    day = event.start.date() if isinstance(event.start, dt.datetime) else event.start
    return name, _of_a_life(day, today)


def _of_a_life(day: dt.date, today: dt.date) -> Birthday:
    if today.year - _OLDEST <= day.year <= today.year - _YOUNGEST:
        return day
    return DayOfYear(day.day, day.month)


def _nominative(name: str) -> str:
    """«Ивана Петрова» and «Анны Соколовой» as they are called; what is called so already stays."""
    words = name.split()
    given = next((n for n, word in enumerate(words) if _given(word) != word), None)
    if given is None or any(word.lower().replace("ё", "е") in COMMON_GIVEN_NAMES for word in words):
        return name
    words[given] = _given(words[given])
    is_hers = words[given][-1:] in "ая"
    return " ".join(word if n == given else _surname(word, is_hers) for n, word in enumerate(words))


def _given(word: str) -> str:
    """Иван of Ивана, Сергей of Сергея, Анна of Анны, Мария of Марии."""
    stem = word[:-1]
    for ending in ("", "й", "ь", "а", "я"):
        if word[-1:] in "аяыи" and f"{stem}{ending}".lower().replace("ё", "е") in COMMON_GIVEN_NAMES:
            return f"{stem}{ending}"
    return word


def _surname(word: str, is_hers: bool) -> str:
    if is_hers:
        word = re.sub(r"(?<=[ое]в)ой$|(?<=[иы]н)ой$", "а", word)
        return re.sub(r"(?<=[сц]к)ой$", "ая", re.sub(r"(?<=вн)ы$", "а", word))
    word = re.sub(r"(?<=[ое]в)а$|(?<=[иы]н)а$|(?<=ич)а$", "", word)
    return re.sub(r"(?<=[сц]к)ого$", "ий", word)
