"""How cells with phones, addresses on the net and mixtures of them are understood."""

from __future__ import annotations

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates.candidate import Point, PointKind
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.candidates.named import named_in
from matvey.exchange.spreadsheets.candidates.points import certain_phones_in, emails_in, phones_in
from matvey.exchange.spreadsheets.names import looks_like_one_name, looks_like_person
from matvey.exchange.spreadsheets.values import Value, written_out


def read_phone(draft: Draft, column: str, text: str, _value: Value) -> None:
    draft.points += _phones(draft, column, text)


def read_contact_phone(draft: Draft, column: str, text: str, _value: Value) -> None:
    draft.contact_points += _phones(draft, column, text)


def read_fax(draft: Draft, column: str, text: str, _value: Value) -> None:
    for point in _phones(draft, column, text):
        kind = PointKind.FAX if point.kind == PointKind.PHONE else point.kind
        draft.points.append(Point(kind, point.typed, point.value, point.extension))


def read_email(draft: Draft, column: str, text: str, _value: Value) -> None:
    draft.points += _emails(draft, column, text)


def read_contact_email(draft: Draft, column: str, text: str, _value: Value) -> None:
    draft.contact_points += _emails(draft, column, text)


def read_site(draft: Draft, column: str, text: str, _value: Value) -> None:
    if "@" in text:
        draft.points += _emails(draft, column, text)
    else:
        draft.points += [Point(PointKind.SITE, site, site.lower()) for site in text.replace(",", " ").split()]


def read_messenger(draft: Draft, column: str, text: str, _value: Value) -> None:
    draft.points.append(Point(PointKind.MESSENGER, f"{column}: {text}" if column else text, text.lower()))


def read_contacts(draft: Draft, column: str, text: str, _value: Value) -> None:
    """A cell that mixes phones, e-mails and names; words nobody can place become a note."""
    found = named_in(text)
    phones, rest = (
        phones_in(found.name) if found.name and any(map(str.isdigit, found.name)) else ([], found.name)
    )
    draft.people += found.people
    draft.companies += [found.company] if found.company else []
    draft.positions += found.positions
    (draft.contact_points if found.people else draft.points).extend(
        found.points + _told(draft, column, phones)
    )
    if words := [part for part in (rest, *found.rest) if any(map(str.isalpha, part))]:
        draft.aside(column, ", ".join(words))


def _phones(draft: Draft, column: str, text: str) -> list[Point]:
    points: list[Point] = []
    whole = text = written_out(text)
    if "@" in text:
        emails, text = emails_in(text)
        points = _told(draft, column, emails)
    phones, rest = phones_in(text)
    if not phones and not points:
        draft.problem(column, _("There is no phone number in “%(text)s”.") % {"text": text}, text)
        return [Point(PointKind.PHONE, text, "")]
    if phones and not points and all(wrong for _point, wrong in phones):
        draft.problem(column, phones[0][1], whole)
        return [Point(PointKind.PHONE, whole, "")]
    points += _told(draft, column, phones)
    if not any(map(str.isalnum, rest)):
        return points
    if _is_persons(rest):
        draft.people.append(rest.strip("() "))
        draft.contact_points += points
        return []
    draft.aside(column, whole)
    return points


def _is_persons(rest: str) -> bool:
    """Whether the words beside a number are the name of whom it belongs to: «8 905 … (Марина)»."""
    name = rest.strip("() ")
    return looks_like_person(name) or looks_like_one_name(name)


def _emails(draft: Draft, column: str, text: str) -> list[Point]:
    found, rest = emails_in(text)
    points = _told(draft, column, found)
    phones, rest = certain_phones_in(rest)
    points += phones
    if not points:
        draft.problem(column, _("“%(text)s” is not an e-mail address.") % {"text": text}, text)
        return [Point(PointKind.EMAIL, text, "")]
    if "@" in rest:
        draft.problem(column, _("“%(text)s” is not an e-mail address.") % {"text": text}, text)
    if any(map(str.isalnum, rest)):
        draft.aside(column, text)
    return points


def _told(draft: Draft, column: str, found: list[tuple[Point, str]]) -> list[Point]:
    for point, wrong in found:
        if wrong:
            draft.problem(column, wrong, point.typed)
    return [point for point, _wrong in found]
