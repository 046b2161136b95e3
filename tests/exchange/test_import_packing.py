"""What a forerunner has prepared arrives as it was."""

from __future__ import annotations

import pickle

import pytest

from matvey.exchange.imports.packing import packed
from matvey.exchange.imports.preparing import Prepared, Work, prepare
from matvey.exchange.imports.reading import entries_after
from tests.exchange.import_stories import NOW, PROGRAM, table, taken

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = (
    ("ООО «Ромашка»", "Иванов Иван", "8 4852 72-34-56, 8 905 111-22-33", "info@romashka.ru", "7707083893"),
    ("Ёлкин Пётр Ильич", "", "не звонить", "не почта", "", "Ярославль", "любит чай"),
    ("", "", "", "", "", "", "одни слова"),
)


def values(one: Prepared) -> list[object]:
    """Everything of it, rows by their columns."""
    draft = one.draft
    rows = []
    if draft:
        contacts = [
            row for contact in draft.contacts for row in (contact.contact, contact.person, *contact.points)
        ]
        parties = [row for party in draft.parties for row in (party.party, *party.accounts)]
        rows = [draft.customer, draft.person, draft.entry.entry, *draft.points, *contacts, *parties]
    columns = [
        row and {name: row.__dict__[name] for name in row.__dict__ if name != "_state"} for row in rows
    ]
    rest = [one.entry, one.problems, one.marks, one.new, one.brought, one.own, one.refusal]
    return [*rest, columns, draft and (draft.told, draft.entry.tokens)]


def test_rows_people_points_requisites_and_problems_survive_the_way():
    imported = taken(table(*ROWS))
    prepared = prepare(list(entries_after(imported, 0)), Work.on(imported, by=PROGRAM, at=NOW))
    arrived = pickle.loads(packed(prepared))
    assert [values(one) for one in arrived] == [values(one) for one in prepared]
    assert len(arrived) == 3
    assert [bool(one.draft) for one in arrived] == [True, True, False]
