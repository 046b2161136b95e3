"""Working hours of a day as people write them: «9–18», «9:00-13:00, 14:00-18:00», nothing for a day of rest."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from datetime import time
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

type Stretch = tuple[time, time]

STRETCH: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?")


def parse_hours(text: str) -> list[Stretch]:
    """The stretches of a day in order; 24:00 is the midnight that ends it.

    Raises `ValidationError` with a sentence for what is no time, ends before it begins, or overlaps.
    """
    stretches = sorted(_stretch(piece) for piece in re.split(r"[,;]", text) if piece.strip())
    for (_opens, closes), (opens, _closes) in itertools.pairwise(stretches):
        if opens < closes or closes == time():
            raise ValidationError(_("Two stretches overlap."))
    return stretches


def written_hours(stretches: Iterable[Stretch]) -> str:
    return ", ".join(f"{_clock(opens)}–{_clock(closes, end=True)}" for opens, closes in stretches)


def _stretch(piece: str) -> Stretch:
    found = STRETCH.fullmatch(piece.strip())
    if found is None:
        raise ValidationError(_("Write it like 9:00–18:00, with a break: 9:00–13:00, 14:00–18:00."))
    opens, closes = _time(found[1], found[2]), _time(found[3], found[4], end=True)
    if closes <= opens and closes != time():
        raise ValidationError(_("It ends before it begins."))
    return opens, closes


def _time(hour: str, minute: str | None, *, end: bool = False) -> time:
    hours, minutes = int(hour), int(minute or 0)
    if end and (hours, minutes) == (24, 0):
        return time()
    if hours > 23 or minutes > 59:
        raise ValidationError(_("There is no such time: %s.") % f"{hours}:{minutes:02}")
    return time(hours, minutes)


def _clock(moment: time, *, end: bool = False) -> str:
    return "24:00" if end and moment == time() else f"{moment.hour}:{moment.minute:02}"
