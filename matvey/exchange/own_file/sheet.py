"""The rows about one customer, asked for what they say; what does not hold is noted on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from matvey.core.person_names import PersonName
from matvey.core.regions import region_by_name
from matvey.customers.new import NewPerson, Purchases
from matvey.exchange.own_file.rows import Told
from matvey.exchange.own_file.words import SEXES, Words, read_birthday
from matvey.exchange.spreadsheets.candidates.candidate import Problem
from matvey.exchange.spreadsheets.dates import date_of


@dataclass
class Sheet:
    """`rows` is never empty; `today` is the day by which short years are read."""

    rows: Sequence[Told]
    today: dt.date
    problems: list[Problem] = field(default_factory=list)

    def first(self, *keys: str) -> Told:
        """The first row in which one of the cells is filled, else the first row."""
        return next((told for told in self.rows if told.has(keys)), self.rows[0])

    def said(self, key: str) -> str:
        """What the cell says in the first row that fills it."""
        return self.first(key).text(key)

    def wrong(self, told: Told, key: str, message: str) -> None:
        self.problems.append(told.problem(key, message))

    def word(self, key: str, words: Words) -> str:
        told = self.first(key)
        return self.word_in(told, key, words)

    def word_in(self, told: Told, key: str, words: Words) -> str:
        return next(iter(self.words_in(told, key, words)), "")

    def words(self, key: str, words: Words) -> list[str]:
        return self.words_in(self.first(key), key, words)

    def words_in(self, told: Told, key: str, words: Words) -> list[str]:
        """The values the cell names, separated by commas; an unknown one is noted."""
        named = [word.strip() for word in told.text(key).split(",") if word.strip()]
        found = [words.read(word) for word in named]
        if None in found:
            self.wrong(told, key, _("There is no such word in this column."))
        return [one for one in found if one]

    def day(self, key: str) -> dt.date | None:
        told = self.first(key)
        if not (text := told.text(key)):
            return None
        day = date_of(text, today=self.today)
        if day is None:
            self.wrong(told, key, _("“%(text)s” is not a date.") % {"text": text})
        return day

    def moment(self, key: str) -> dt.datetime | None:
        told = self.first(key)
        if not (text := told.text(key)):
            return None
        for form in ("%d.%m.%Y %H:%M", "%d.%m.%Y"):
            try:
                return timezone.make_aware(dt.datetime.strptime(text, form))  # noqa: DTZ007 - made aware here
            except ValueError:
                continue
        self.wrong(told, key, _("“%(text)s” is not a date.") % {"text": text})
        return None

    def number(self, key: str) -> int | None:
        told = self.first(key)
        text = told.text(key)
        if text and not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) < 100_000):
            self.wrong(told, key, _("“%(text)s” is not a whole number of days.") % {"text": text})
            return None
        return int(text) if text else None

    def purchases(self) -> Purchases:
        """Dates that contradict each other are left out, and noted."""
        first, last = self.day("own.first_purchase"), self.day("own.last_purchase")
        if first and last and first > last:
            told = self.first("own.first_purchase")
            self.wrong(told, "own.first_purchase", _("The first purchase can't come after the last one."))
            return Purchases()
        return Purchases(first, last, self.number("own.rhythm"))

    def region(self) -> str:
        """The code; a name nobody knows is noted."""
        told = self.first("own.region")
        if not (text := told.text("own.region")):
            return ""
        found = region_by_name(text)
        if found is None:
            self.wrong(told, "own.region", _("There is no such region."))
        return found.code if found else ""

    def person(self, prefix: str, told: Told) -> NewPerson:
        name = PersonName(*(told.text(prefix + part)[:80] for part in ("surname", "given", "patronymic")))
        born = read_birthday(text) if (text := told.text(f"{prefix}birthday")) else (None, None, None)
        if born is None:
            self.wrong(told, f"{prefix}birthday", _("“%(text)s” is not a date.") % {"text": text})
            born = (None, None, None)
        sex = self.word_in(told, f"{prefix}sex", SEXES)
        return NewPerson(name, *born, sex=sex, note=told.text(f"{prefix}person_note"))

    def tags(self) -> tuple[str, ...]:
        text = self.said("own.tags")
        return tuple(dict.fromkeys(filter(None, map(str.strip, text.split("\n")))))
