"""Files that come along with customers (photos in cards): stored while reading, attached with the customer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.core.files.base import ContentFile

from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Customer
from matvey.exchange.imports.deciding import Decision
from matvey.exchange.imports.entries import Entry
from matvey.exchange.imports.preparing import Work
from matvey.exchange.spreadsheets.candidates.candidate import Candidate
from matvey.records.actions.files import Stored, attach_stored, store
from matvey.records.subjects import Subject


def put_away(entry: Entry, *, keep: bool) -> Entry:
    """The entry with its files stored, or without them, so that many of them fit into memory.

    What in the end is attached to nobody is swept like any content nothing names.
    """
    said = entry.said
    if not isinstance(said, Candidate) or not said.files:
        return entry
    files = [
        replace(one, content=b"", digest=store(ContentFile(one.content)), size=len(one.content))
        for one in said.files
        if keep
    ]
    return replace(entry, said=replace(said, files=tuple(files)))


def attach_found(decisions: Iterable[tuple[Decision, Customer]], work: Work) -> None:
    """In the transaction that adds or completes the customers; what they have already is not attached again."""
    found = [
        (Subject(CUSTOMER, customer), Stored(one.name, one.digest, one.size))
        for decision, customer in decisions
        for one in decision.candidate.files
    ]
    if found:
        attach_stored(found, by=work.by, at=work.at)
