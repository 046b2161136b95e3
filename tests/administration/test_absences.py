"""Who is away: two taps, a deputy by itself, chains, coming back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.administration import actions
from matvey.journal.models import Event
from matvey.staff.deputies import deputy_of, stood_in_for
from matvey.staff.models import Absence

DAY = timedelta(days=1)


def test_who_falls_ill_says_so_and_the_head_stands_in(people: Any, now: datetime) -> None:
    absence = actions.mark_absent(people.owner, {"reason": "ill"}, by=people.by(people.owner), at=now)
    assert (absence.starts_at, absence.ends_at, absence.deputy) == (now, None, people.head)
    assert stood_in_for(people.head.pk, at=now) == {people.owner.pk}


def test_the_standing_deputy_comes_before_the_head(people: Any, now: datetime) -> None:
    by = people.by(people.owner)
    actions.change_profile(people.owner, {"deputy": people.stranger}, by=by, at=now)
    assert actions.mark_absent(people.owner, {}, by=by, at=now).deputy == people.stranger


def test_the_head_says_it_for_who_cannot(people: Any, now: datetime) -> None:
    by = people.by(people.head)
    actions.mark_absent(people.owner, {"deputy": people.colleague}, by=by, at=now)
    assert Absence.objects.get().entered_by == people.head
    assert Event.objects.get(verb="absence.marked").detail.after["deputy"] == "Борис Лебедев"


def test_a_colleague_does_not_send_anybody_away(people: Any, now: datetime) -> None:
    for person in (people.colleague, people.stranger):
        with pytest.raises(PermissionDenied):
            actions.mark_absent(people.owner, {}, by=people.by(person), at=now)


def test_chains_of_deputies_end_with_who_is_here(people: Any, now: datetime) -> None:
    by = people.by(people.administrator)
    actions.mark_absent(people.owner, {"deputy": people.colleague}, by=by, at=now)
    actions.mark_absent(people.colleague, {"deputy": people.head}, by=by, at=now)
    assert deputy_of(people.owner.pk, at=now) == people.head.pk


def test_two_who_are_away_do_not_stand_in_for_each_other(people: Any, now: datetime) -> None:
    by = people.by(people.administrator)
    actions.mark_absent(people.owner, {"deputy": people.colleague}, by=by, at=now)
    with pytest.raises(ValidationError) as refused:
        actions.mark_absent(people.colleague, {"deputy": people.owner}, by=by, at=now)
    assert "deputy" in refused.value.error_dict
    assert actions.mark_absent(people.colleague, {}, by=by, at=now).deputy == people.head


def test_said_twice_it_corrects_the_first(people: Any, now: datetime) -> None:
    by = people.by(people.owner)
    actions.mark_absent(people.owner, {"reason": "ill"}, by=by, at=now)
    actions.mark_absent(people.owner, {"reason": "ill", "ends_at": now + 3 * DAY}, by=by, at=now + DAY)
    absence = Absence.objects.get()
    assert (absence.starts_at, absence.ends_at) == (now, now + 3 * DAY)


def test_an_illness_does_not_swallow_the_trip_after_it(people: Any, now: datetime) -> None:
    by = people.by(people.owner)
    trip: actions.AbsenceData = {"reason": "trip", "starts_at": now + 9 * DAY, "ends_at": now + 12 * DAY}
    actions.mark_absent(people.owner, trip, by=by, at=now)
    actions.mark_absent(people.owner, {"reason": "ill"}, by=by, at=now)
    actions.come_back(people.owner, by=by, at=now + DAY)
    assert not Absence.objects.in_force(now + 2 * DAY).exists()
    assert Absence.objects.in_force(now + 10 * DAY).get().reason == "trip"


def test_who_taps_by_mistake_was_never_away(people: Any, now: datetime) -> None:
    by = people.by(people.owner)
    actions.mark_absent(people.owner, {}, by=by, at=now)
    assert actions.come_back(people.owner, by=by, at=now) == 1
    assert Absence.objects.get().cancelled_at == now


def test_what_has_not_begun_can_be_cancelled(people: Any, now: datetime) -> None:
    by = people.by(people.owner)
    trip = actions.mark_absent(people.owner, {"starts_at": now + DAY}, by=by, at=now)
    with pytest.raises(ValidationError):
        actions.cancel_absence(trip, by=by, at=now + DAY)
    actions.cancel_absence(trip, by=by, at=now)
    assert not Absence.objects.in_force(now + 2 * DAY).exists()


def test_an_absence_ends_after_it_begins(people: Any, now: datetime) -> None:
    by = people.by(people.owner)
    for ends_at in (now - DAY, now):
        with pytest.raises(ValidationError):
            actions.mark_absent(people.owner, {"ends_at": ends_at}, by=by, at=now)


def test_the_deputy_works_with_what_is_the_absent_persons(people: Any, now: datetime) -> None:
    actions.mark_absent(people.owner, {"deputy": people.colleague}, by=people.by(people.owner), at=now)
    by = people.by(people.colleague)
    assert by.access.own_ids == {people.owner.pk, people.colleague.pk}
    assert by.acting_for(people.owner.pk) == people.owner.pk
