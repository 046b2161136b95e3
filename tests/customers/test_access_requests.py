"""The match outside one's rights: with whom it is, and asking for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.customers.actions.access_requests import TooManyLookUps, answer_request, ask_for_access, look_up
from matvey.customers.matches import Exactly
from matvey.customers.models import AccessRequest, Customer
from matvey.customers.new import NewCounterparty, NewPoint
from matvey.journal.models import Event

PHONE = Exactly.read(phone="8 (812) 555-01-42")


@pytest.fixture
def hers(add):
    party = NewCounterparty("Ромашка", inn="7707083893")
    return add("Ромашка", points=(NewPoint("phone", "+78125550142"),), counterparties=(party,))


@pytest.mark.parametrize("wanted", [PHONE, Exactly.read(inn="7707083893")])
def test_a_stranger_learns_only_with_whom_it_is(hers, owner, by_stranger, now, wanted):
    (match,) = look_up(wanted, by=by_stranger, at=now)
    assert (match.customer, match.holder) == (None, owner)
    assert Event.objects.get(verb="access.looked_up").employee_id == by_stranger.employee_id


def test_who_may_see_the_customer_sees_it(hers, by_owner, now):
    (match,) = look_up(PHONE, by=by_owner, at=now)
    assert match.customer == hers
    assert not Event.objects.filter(verb="access.looked_up").exists()


@pytest.mark.parametrize("half", [{"phone": "555"}, {"email": "romashka"}, {"inn": "77070"}, {}])
def test_half_a_number_finds_nothing(hers, by_stranger, now, half):
    assert look_up(Exactly.read(**half), by=by_stranger, at=now) == []


def test_leafing_through_the_base_stops_after_twenty_a_day(add, by_stranger, now):
    for n in range(10, 31):
        add(f"К{n}", points=(NewPoint("email", f"k{n}@example.com"),))
    for n in range(10, 30):
        look_up(Exactly.read(email=f"k{n}@example.com"), by=by_stranger, at=now)
    look_up(Exactly.read(email="k10@example.com"), by=by_stranger, at=now)
    last = Exactly.read(email="k30@example.com")
    with pytest.raises(TooManyLookUps):
        look_up(last, by=by_stranger, at=now)
    assert look_up(last, by=by_stranger, at=now + timedelta(days=1))


def test_once_the_share_is_used_up_nobody_learns_what_is_not_in_the_base(add, by_stranger, now):
    for n in range(20):
        add(f"К{n}", points=(NewPoint("email", f"k{n}@example.com"),))
        look_up(Exactly.read(email=f"k{n}@example.com"), by=by_stranger, at=now)
    with pytest.raises(TooManyLookUps):
        look_up(Exactly.read(email="nobody@example.com"), by=by_stranger, at=now)


def test_a_yes_hands_the_customer_over(hers, by_owner, by_stranger, now):
    look_up(PHONE, by=by_stranger, at=now)
    request = ask_for_access(hers.pk, "Звонил мне", by=by_stranger, at=now)
    assert ask_for_access(hers.pk, "Ещё раз", by=by_stranger, at=now) == request
    answer_request(request, granted=True, by=by_owner, at=now)
    assert Customer.objects.visible_to(by_stranger.access).get() == hers


def test_who_is_asked_and_who_asks_hear_of_it(hers, owner, stranger, by_owner, by_stranger, now):
    look_up(PHONE, by=by_stranger, at=now)
    request = ask_for_access(hers.pk, "Звонил мне", by=by_stranger, at=now)
    assert "Ромашка" in owner.notifications.get().text
    answer_request(request, granted=False, by=by_owner, at=now, note="Мой")
    told = stranger.notifications.get().text
    assert "Мой" in told
    assert "Ромашка" not in told


def test_for_a_customer_without_a_responsible_the_head_is_asked(hers, head, by_stranger, now):
    hers.responsible = None
    hers.save()
    look_up(PHONE, by=by_stranger, at=now)
    assert ask_for_access(hers.pk, "Звонил мне", by=by_stranger, at=now).asked == head


def test_a_no_leaves_it_where_it_is_and_is_said_once(hers, by_owner, by_stranger, now):
    look_up(PHONE, by=by_stranger, at=now)
    request = ask_for_access(hers.pk, "Звонил мне", by=by_stranger, at=now)
    answer_request(request, granted=False, by=by_owner, at=now, note="Мой")
    with pytest.raises(ValidationError):
        answer_request(request, granted=True, by=by_owner, at=now)
    assert not Customer.objects.visible_to(by_stranger.access).exists()


def test_nobody_asks_for_a_guessed_number_or_answers_themselves(hers, by_stranger, now):
    with pytest.raises(Customer.DoesNotExist):
        ask_for_access(hers.pk, "Угадал", by=by_stranger, at=now)
    look_up(PHONE, by=by_stranger, at=now)
    request = ask_for_access(hers.pk, "Звонил мне", by=by_stranger, at=now)
    with pytest.raises(PermissionDenied):
        answer_request(request, granted=True, by=by_stranger, at=now)
    assert AccessRequest.objects.get().answered_at is None
