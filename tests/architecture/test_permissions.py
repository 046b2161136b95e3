"""Who may open which address: every address stands in `permissions.txt`, and the program keeps to it.

A line names the address and, for each person, what GET and POST answer. 404 means "does not exist for you",
403 "you may see it, not change it", 302 "sign in first", 405 "not done this way".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from matvey.staff.models import Employee
from tests.architecture.addresses import address, names

TABLE = Path(__file__).with_name("permissions.txt")
PEOPLE = ("administrator", "head", "owner", "colleague", "narrow")


class _Undone(Exception):
    """Takes back what a request has written, so that the next finds the same rows."""


def answers(client: Client, url: str) -> str:
    """The statuses of GET and POST, as the table writes them."""
    found = []
    for method in (client.get, client.post):
        try:
            with transaction.atomic():
                found.append(str(method(url).status_code))
                raise _Undone
        except _Undone:
            pass
    return "/".join(found)


def table() -> dict[str, dict[str, str]]:
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    return {name: dict(zip(PEOPLE, found, strict=True)) for name, *found in lines}


def test_every_address_stands_in_the_table() -> None:
    assert sorted(table()) == names()


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_is_answered_as_the_table_says(
    person: str,
    people: Any,
    narrow: Employee,
    rows: Mapping[str, Any],
    signed_in: Callable[[Employee], Client],
) -> None:
    client = signed_in(narrow if person == "narrow" else getattr(people, person))
    client.raise_request_exception = False
    found = {name: answers(client, address(name, rows)) for name in names()}
    wanted = {name: row[person] for name, row in table().items()}
    different = {name: (found[name], wanted.get(name)) for name in found if found[name] != wanted.get(name)}
    assert not different


def test_no_answer_is_a_failure() -> None:
    assert not [name for name, row in table().items() if any("500" in found for found in row.values())]


@pytest.mark.django_db
def test_who_has_not_signed_in_gets_the_door(rows: Mapping[str, Any]) -> None:
    public = {"invitation", "set_language", "start", "start-branch", "start-administrator", "start-next"}
    client = Client()
    opened = {name: answers(client, address(name, rows)) for name in names() if name not in public}
    assert not {name: found for name, found in opened.items() if found != "302/302"}
