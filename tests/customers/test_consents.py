"""Advertising goes only where it was agreed to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from matvey.customers.actions.consents import (
    NewConsent,
    allow_calls,
    give_consent,
    refuse_calls,
    withdraw_consent,
)
from matvey.customers.actions.contact_points import mark_stale
from matvey.customers.advertising import Refusal, may_advertise, verdicts
from matvey.customers.models import Basis
from matvey.customers.new import NewPoint
from matvey.journal.models import Event


@pytest.fixture
def anna(add):
    points = (NewPoint("email", "anna@example.com"), NewPoint("phone", "+79161234567"))
    return add("Анна Ким", form="person", points=points)


@pytest.fixture
def email(anna):
    return anna.contact_points.get(medium="email")


def agreed(now, basis=Basis.EMAIL, **rest):
    return NewConsent(basis, "2026-01", "website", now, **rest)


def refusal(point, channel, at):
    return may_advertise(point, channel, at=at).refusal


def test_nobody_is_written_to_without_consent(email, now):
    assert refusal(email, Basis.EMAIL, now) is Refusal.NO_CONSENT


def test_a_consent_holds_for_its_channel_only(anna, email, by_owner, now):
    give_consent(anna, agreed(now), by=by_owner, at=now)
    assert refusal(email, Basis.EMAIL, now) is None
    assert refusal(anna.contact_points.get(medium="phone"), Basis.MESSAGE, now) is Refusal.NO_CONSENT


def test_a_consent_for_one_address_says_nothing_of_another(anna, email, by_owner, now):
    give_consent(anna, agreed(now, Basis.MESSAGE, contact_point=email), by=by_owner, at=now)
    assert refusal(anna.contact_points.get(medium="phone"), Basis.MESSAGE, now) is Refusal.NO_CONSENT


def test_what_was_withdrawn_counts_no_more_from_that_moment(anna, email, by_owner, by_colleague, now):
    consent = give_consent(anna, agreed(now), by=by_owner, at=now)
    later = now + timedelta(days=1)
    withdraw_consent(consent, anna, by=by_colleague, at=later, note="Письмом")
    assert refusal(email, Basis.EMAIL, later) is Refusal.WITHDRAWN
    assert refusal(email, Basis.EMAIL, now) is None
    assert Event.objects.of_customer(anna.pk).first().detail.text == "Письмом"


def test_without_personal_data_there_is_no_advertising(anna, email, by_owner, now):
    give_consent(anna, agreed(now), by=by_owner, at=now)
    data = give_consent(anna, agreed(now, Basis.PERSONAL_DATA), by=by_owner, at=now)
    withdraw_consent(data, anna, by=by_owner, at=now)
    assert refusal(email, Basis.EMAIL, now) is Refusal.DATA_WITHDRAWN


def test_who_asked_not_to_be_called_is_not_called_until_they_change_their_mind(anna, by_owner, now):
    phone = anna.contact_points.get(medium="phone")
    give_consent(anna, agreed(now, Basis.CALL), by=by_owner, at=now)
    asked = refuse_calls(anna, by=by_owner, at=now)
    assert refusal(phone, Basis.CALL, now) is Refusal.ASKED_NOT_TO_CALL
    allow_calls(asked, by=by_owner, at=now)
    assert refusal(phone, Basis.CALL, now) is None


def test_a_stale_address_gets_nothing(anna, email, by_owner, now):
    give_consent(anna, agreed(now), by=by_owner, at=now)
    mark_stale(email, "Ящик не существует", anna, by=by_owner, at=now)
    email.refresh_from_db()
    assert refusal(email, Basis.EMAIL, now) is Refusal.STALE


def test_asking_about_many_takes_as_many_queries_as_about_one(add, now, django_assert_num_queries):
    phone = (NewPoint("phone", "+79161234567"),)
    points = [add(f"Анна {n}", form="person", points=phone).contact_points.get() for n in range(5)]
    with django_assert_num_queries(4):
        assert len(verdicts(points, Basis.CALL, at=now)) == 5


@pytest.mark.parametrize("wrong", [{"given_at": timedelta(days=1)}, {"text_version": " "}])
def test_a_consent_nobody_could_prove_is_not_taken(anna, by_owner, now, wrong):
    given = {"text_version": "2026-01", "given_at": now, **wrong}
    if isinstance(given["given_at"], timedelta):
        given["given_at"] += now
    with pytest.raises(ValidationError):
        give_consent(anna, NewConsent(Basis.EMAIL, obtained="paper", **given), by=by_owner, at=now)
