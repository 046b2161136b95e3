"""Whom a card is of: a person, a company, or a person of a company, from its lines N, FN and what stands beside."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates import naming_cells
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.names import looks_like_company
from matvey.exchange.vcards.cards import Card, Property
from matvey.exchange.vcards.values import fields_of, text_of

_LONGEST = 300
_COMMAS = re.compile(r"\s*,\s*")


def read_names(draft: Draft, card: Card, encoding: str) -> None:
    """Must be called before the other lines are read; companies of ORG are added by those."""
    parts = _parts(card, encoding)
    whole = _first(card, "FN", encoding)
    typed = " ".join(parts[1:3] + parts[:1]).strip() or whole
    if is_company(card, typed, whole, encoding):
        if not any(one.name == "ORG" for one in card.properties):
            naming_cells.read_customer_name(draft, _("Name"), whole or typed, typed)
    elif sum(map(bool, parts[:3])) < 2 and looks_like_company(typed):
        naming_cells.read_customer_name(draft, _("Name"), typed, typed)
    elif any(parts[:3]):
        draft.surname, draft.given, draft.patronymic = parts[:3]
    elif typed:
        draft.given = typed
    if titles := [text for text in parts[3:5] if text]:
        draft.aside(_("Form of address"), ", ".join(titles))


def is_company(card: Card, typed: str, whole: str, encoding: str) -> bool:
    """Whether the card says it is a company's own, or calls itself like its company."""
    kinds = {text_of(one, encoding).upper() for one in card.properties if one.name in ("KIND", "X-ABSHOWAS")}
    if kinds & {"ORG", "ORGANIZATION", "COMPANY"}:
        return True
    company = next((one for one in card.properties if one.name == "ORG"), None)
    name = fields_of(company, encoding)[0] if company else ""
    return bool(name) and name.casefold() in {typed.casefold(), whole.casefold()}


def is_list(card: Card, encoding: str) -> bool:
    """Whether the card is a list of other cards («KIND:group»)."""
    kinds = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
    return any(
        one.name in kinds and text_of(one, encoding).lower() == "group" for one in card.properties
    ) and not any(one.name in ("TEL", "EMAIL") for one in card.properties)


def _parts(card: Card, encoding: str) -> list[str]:
    """Surname, given name, patronymic, what stands before the name and after it."""
    found = next((one for one in card.properties if one.name == "N" and one.raw.strip(b"; \t")), None)
    fields = [_COMMAS.sub(" ", part)[:_LONGEST] for part in fields_of(found, encoding)] if found else []
    return [*fields, *[""] * 5][:5]


def _first(card: Card, name: str, encoding: str) -> str:
    found: Property | None = next((one for one in card.properties if one.name == name), None)
    return text_of(found, encoding)[:_LONGEST] if found else ""
