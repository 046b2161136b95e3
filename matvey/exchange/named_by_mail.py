"""Somebody known by an e-mail address and the name beside it, as a candidate."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from matvey.exchange.spreadsheets.candidates.assembly import candidate
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Point, PointKind
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.candidates.named import named_in

_LIKE_A_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,2}")


def candidate_of(row: int, address: str, name: str, *, today: dt.date) -> Candidate:
    """A company where the name says so, else a human; one without a name is called by the address."""
    draft = Draft(today)
    found = named_in(name)
    draft.companies += [found.company] if found.company else []
    draft.people += found.people
    draft.positions += found.positions
    if found.name and not (found.people or found.company):
        _name_whole(draft, found.name)
    elif words := [found.name, *found.rest]:
        draft.notes += [word for word in words if word]
    draft.points += found.points
    if address:
        point = Point(PointKind.EMAIL, address, address)
        (draft.contact_points if draft.people and draft.companies else draft.points).append(point)
    return replace(candidate(draft, row, continues=False), goes_by_address=bool(address))


def _name_whole(draft: Draft, name: str) -> None:
    """Two or three words beside an address are a human's name more often than anything else."""
    (draft.people if _LIKE_A_NAME.fullmatch(name) else draft.names).append(name)
