"""What the lines of a card say of a customer, in the same words as the columns of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates import contact_cells, filing_cells, naming_cells
from matvey.exchange.spreadsheets.candidates.candidate import Point, PointKind
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.vcards.cards import Property
from matvey.exchange.vcards.labels import label_of
from matvey.exchange.vcards.reach import place_of, which_one
from matvey.exchange.vcards.values import fields_of, text_of

type Meaning = Callable[[Draft, Property, str], None]
"""Puts into the draft what a line says; gets the line and the encoding of the file."""

LONGEST_TEXT: Final = 20_000
_LONGEST = 1_000
_SCHEME = re.compile(r"^tel:|^mailto:|^callto:", re.IGNORECASE)
_EXTENSION = re.compile(r";\s*ext=|(?<=\d)[,;pw]+(?=\d{1,6}#?$)", re.IGNORECASE)
"""«;ext=12» of the standard, and the pause after which a phone dials the extension: «,12»."""
_PARTS_OF_ADDRESS = ((5, "postal_code"), (6, "country"), (4, "region"), (3, "city"))


def company(draft: Draft, found: Property, encoding: str) -> None:
    """The first part is the company, the others are its departments."""
    name, *departments = [part for part in fields_of(found, encoding) if _says(part)] or [""]
    if name:
        naming_cells.read_company_name(draft, _("Company"), name[:_LONGEST], name)
    for department in departments:
        draft.aside(_("Department"), department[:_LONGEST])


def position(draft: Draft, found: Property, encoding: str) -> None:
    text = _short(draft, _("Position"), found, encoding)
    if text and text not in draft.positions:
        naming_cells.read_position(draft, _("Position"), text, text)


def phone(draft: Draft, found: Property, encoding: str) -> None:
    """A mobile phone, and whatever is not said to be at work, is the person's own."""
    text = _short(draft, _("Phone"), found, encoding)
    text = _EXTENSION.sub(" ext. ", _SCHEME.sub("", text))
    if not text:
        return
    if "FAX" in found.types:
        contact_cells.read_fax(draft, _("Fax"), text, text)
        return
    points = _read(contact_cells.read_phone, draft, _("Phone"), text)
    if found.parameter("LABEL"):
        draft.aside(label_of(found), text)
    is_companys = bool({"WORK", "MAIN", "COMPANY"} & found.types) and not {"CELL", "MOBILE"} & found.types
    _place(draft, [replace(one, label=which_one(found.types)) for one in points], is_companys=is_companys)


def email(draft: Draft, found: Property, encoding: str) -> None:
    text = _SCHEME.sub("", _short(draft, _("E-mail"), found, encoding))
    if text:
        points = _read(contact_cells.read_email, draft, _("E-mail"), text)
        labelled = [replace(one, label=which_one(found.types)) for one in points]
        _place(draft, labelled, is_companys=_is_an_offices(text))


def site(draft: Draft, found: Property, encoding: str) -> None:
    if text := _short(draft, _("Web site"), found, encoding):
        contact_cells.read_site(draft, _("Web site"), text, text)


def messenger(draft: Draft, found: Property, encoding: str) -> None:
    text = _short(draft, _("Messenger"), found, encoding)
    name, typed = place_of(found, text)
    if _says(typed):
        draft.contact_points.append(Point(PointKind.MESSENGER, f"{name}: {typed}", typed.lower()))


def address(draft: Draft, found: Property, encoding: str) -> None:
    fields = [*map(_in_one_line, fields_of(found, encoding)), *[""] * 7]
    street = ", ".join(part for part in (fields[2], fields[1], fields[0]) if part)
    parts = {name: fields[number] for number, name in _PARTS_OF_ADDRESS if fields[number]}
    if _says(street):
        parts["street"] = street
    if parts:
        draft.places[f"{found.line}"] = {name: text[:_LONGEST] for name, text in parts.items()}


def birthday(draft: Draft, found: Property, encoding: str) -> None:
    text = _short(draft, _("Birthday"), found, encoding)
    if found.parameter("X-APPLE-OMIT-YEAR") and text.startswith(found.parameter("X-APPLE-OMIT-YEAR")):
        text = f"--{text[4:].lstrip('-')}"
    if text and text not in ("--", "---"):
        filing_cells.read_birthday(draft, _("Birthday"), text, text)


def tags(draft: Draft, found: Property, encoding: str) -> None:
    if text := _short(draft, _("Tags"), found, encoding):
        filing_cells.read_tags(draft, _("Tags"), text, text)


def note(draft: Draft, found: Property, encoding: str) -> None:
    if text := _whole(draft, _("Note"), text_of(found, encoding)):
        filing_cells.read_note(draft, _("Note"), text, text)


def aside(draft: Draft, found: Property, encoding: str) -> None:
    """What a card has no place for here goes to the remarks under its name."""
    text = _whole(draft, label_of(found), text_of(found, encoding).strip(";"))
    if _says(text):
        draft.aside(label_of(found), text)


def _read(read: Callable[[Draft, str, str, str], None], draft: Draft, column: str, text: str) -> list[Point]:
    """The points a reader of cells finds, taken from the draft again; those of people it found stay."""
    before = len(draft.points)
    read(draft, column, text, text)
    points = draft.points[before:]
    del draft.points[before:]
    return points


def _place(draft: Draft, points: list[Point], *, is_companys: bool) -> None:
    (draft.points if is_companys else draft.contact_points).extend(points)


_OFFICES = re.compile(
    r"(?:info|office|mail|sales?|zakaz|order|orders|shop|support|hello|contact|admin|secretary|buh|inbox)\d*@",
    re.IGNORECASE,
)


def _is_an_offices(text: str) -> bool:
    """Whether nobody in particular reads the letters: info@…, zakaz@…."""
    return bool(_OFFICES.match(text.strip()))


def _short(draft: Draft, column: str, found: Property, encoding: str) -> str:
    text = text_of(found, encoding)
    if len(text) > _LONGEST:
        draft.problem(column, _("The value is too long; it was kept as a note."), text[:100])
        draft.aside(column, text[:LONGEST_TEXT])
        return ""
    return text if _says(text) else ""


def _whole(draft: Draft, column: str, text: str) -> str:
    if len(text) > LONGEST_TEXT:
        draft.problem(column, _("The value is too long; only its beginning was read."), text[:100])
    return text[:LONGEST_TEXT]


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _in_one_line(text: str) -> str:
    return ", ".join(line.strip(" ,") for line in text.splitlines() if line.strip(" ,"))


MEANINGS: Final[dict[str, Meaning]] = {
    "ORG": company,
    "TITLE": position,
    "ROLE": position,
    "TEL": phone,
    "EMAIL": email,
    "URL": site,
    "ADR": address,
    "BDAY": birthday,
    "CATEGORIES": tags,
    "NOTE": note,
    "IMPP": messenger,
}
"""Lines with a place of their own; names and photos are read apart, all others by `labels`."""
