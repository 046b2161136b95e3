"""What was between a customer and us: once, on the time line, and the last contact moves forward."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from matvey.customers.actions.erasing import erase_person
from matvey.customers.models import Customer, Person
from matvey.history.actions.interactions import record_interactions
from matvey.history.models import Interaction
from matvey.history.new import NewInteraction
from matvey.journal.models import Event
from matvey.staff.models import Employee
from tests.conftest import NOW

YESTERDAY = NOW - timedelta(days=1)


@pytest.fixture
def meeting(customer: Customer) -> NewInteraction:
    return NewInteraction(
        customer, "meeting", YESTERDAY, "Диваны", "Иван Петров", origin="ics:1", address="ivan@romashka.ru"
    )


def test_a_meeting_stands_on_the_time_line(
    meeting: NewInteraction, people: Any, owner: Employee, signed_in: Any
) -> None:
    [row] = record_interactions([meeting], by=people.by(owner), at=NOW)
    page = signed_in(owner).get(f"/customers/{meeting.customer.pk}/").content.decode()
    assert "Встреча" in page
    assert "Диваны" in page
    assert row.person == Person.objects.get(surname="Петров")
    assert Event.objects.get(verb="meeting.took_place").happened_at == YESTERDAY


def test_a_meeting_moves_the_last_contact_forward_only(
    meeting: NewInteraction, people: Any, owner: Employee
) -> None:
    older = replace(meeting, happened_at=YESTERDAY - timedelta(days=9), origin="ics:0")
    planned = replace(meeting, happened_at=NOW + timedelta(days=9), origin="ics:2", state="planned")
    for one in (meeting, older, planned):
        record_interactions([one], by=people.by(owner), at=NOW)
    assert Customer.objects.get().contacted_at == YESTERDAY


def test_the_same_thing_comes_in_once(meeting: NewInteraction, people: Any, owner: Employee) -> None:
    record_interactions([meeting, meeting], by=people.by(owner), at=NOW, batch_id=7)
    assert record_interactions([meeting], by=people.by(owner), at=NOW) == []
    assert Interaction.objects.from_import(7).count() == 1
    assert Event.objects.filter(verb="meeting.took_place").count() == 1


def test_what_was_planned_and_took_place_is_told_once_more(
    meeting: NewInteraction, people: Any, owner: Employee
) -> None:
    record_interactions([replace(meeting, state="planned")], by=people.by(owner), at=NOW - timedelta(days=5))
    record_interactions([meeting], by=people.by(owner), at=NOW)
    assert Interaction.objects.get().state == "took_place"
    assert Event.objects.filter(verb__startswith="meeting.").count() == 2


def test_nothing_is_recorded_of_a_customer_one_may_not_see(meeting: NewInteraction, people: Any) -> None:
    people.roles["seller"].reading["customer"] = "own"
    people.roles["seller"].save()
    with pytest.raises(PermissionDenied):
        record_interactions([meeting], by=people.by(people.stranger), at=NOW)
    assert not Interaction.objects.exists()


def test_the_number_of_queries_does_not_grow(
    meeting: NewInteraction, people: Any, owner: Employee, django_assert_max_num_queries: Any
) -> None:
    many = [replace(meeting, origin=f"ics:{n}") for n in range(40)]
    with django_assert_max_num_queries(20):
        record_interactions(many, by=people.by(owner), at=NOW)


def test_erased_words_are_gone_from_row_and_journal(
    meeting: NewInteraction, people: Any, administrator: Employee
) -> None:
    [row] = record_interactions([meeting], by=people.by(administrator), at=NOW)
    erase_person(Person.objects.get(surname="Петров"), "отзыв согласия", by=people.by(administrator), at=NOW)
    row.refresh_from_db()
    assert (row.subject, row.text, row.person) == ("", "", None)
    assert Event.objects.get(verb="meeting.took_place").detail.text == ""
