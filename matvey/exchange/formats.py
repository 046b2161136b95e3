"""The kinds of files that say by themselves what is what in them: cards of contacts, calendars, letters.

A format is added from the module that reads it: `add(Format(…))`; `apps.py` names these modules. Whatever no
format recognises is taken for a spreadsheet, whose columns a person may correct.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.exchange.models import SEVERAL, TABLE
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source

HEAD = 64 * 1024
"""How many bytes of a file `recognises` is given."""

type Rows = Callable[[Source, dt.date], Iterator[Candidate | Refused]]


@dataclass(frozen=True, slots=True)
class Format:
    """`rows` yields every entry once and in order, with `row` counted up from 1: an import that was killed
    passes over those it has done. It gets the file, which may be opened any number of times, and the day of
    the import; it never raises for what is broken inside, but says it in `problems` or `Refused`.

    Of a file longer than `glance` bytes only the beginning is read for the page that asks before the import.
    `label` names the kind of file, `entry` one of its rows in reports, `endings` the usual names of files;
    `about` says on the page where such files come from.
    """

    key: str
    label: Promise | str
    entry: Promise | str
    recognises: Callable[[str, bytes], bool]
    rows: Rows
    endings: tuple[str, ...] = ()
    glance: int | None = None
    about: Promise | str = ""


_formats: dict[str, Format] = {}
_LABELS = {TABLE: _("Spreadsheet"), SEVERAL: _("Several files"), "": _("Not read")}


def add(one: Format) -> None:
    _formats[one.key] = one


def format_of(source: Source) -> Format | None:
    """The format a file is in by its contents and name; None where it may be a spreadsheet."""
    head = source.head(HEAD)
    return next((one for one in _formats.values() if one.recognises(source.name, head)), None)


def format_named(key: str) -> Format:
    """KeyError for spreadsheets, archives and what nobody reads any more."""
    return _formats[key]


def label_of(key: str) -> str:
    return str(_formats[key].label if key in _formats else _LABELS.get(key, key))


def entry_of(key: str) -> str:
    """What a row of such a file is called."""
    return str(_formats[key].entry) if key in _formats else str(_("Row"))


def all_formats() -> list[Format]:
    return list(_formats.values())
