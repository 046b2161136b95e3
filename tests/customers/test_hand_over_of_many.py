"""More customers than one transaction should hold change hands in the background."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from matvey.administration import actions as administration
from matvey.administration import handover
from matvey.customers.actions import handing_over_many
from matvey.customers.actions.adding import add_customers
from matvey.customers.actions.handing_over import hand_over_customers
from matvey.customers.actions.handing_over_many import HAND_OVER, hand_over_many, on_their_way_to
from matvey.customers.holdings import CUSTOMERS
from matvey.customers.models import Customer
from matvey.customers.new import NewCustomer, Place
from matvey.journal.jobs import cancel_job, retry_job
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Event, Job
from matvey.records.models import Notification

MANY = 70


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_over_many, "AT_ONCE", 20)


@pytest.fixture
def ids(people: Any, by_owner: Any, now: Any) -> list[int]:
    """Of Anna's customers."""
    new = [NewCustomer(f"Пекарь {n}", place=Place(people.owner.pk)) for n in range(MANY)]
    return [customer.pk for customer in add_customers(new, by=by_owner, at=now)]


@pytest.fixture
def work(now: Any) -> Any:
    return lambda: run_due(lambda: now + timedelta(minutes=1))


def orders() -> Any:
    """The jobs of handing over; customers are compared with others in jobs of their own."""
    return Job.objects.filter(kind=HAND_OVER)


def kept_by(person: Any) -> int:
    return Customer.objects.filter(responsible=person).count()


def test_up_to_a_number_they_change_hands_at_once(ids, people, by_head, now):
    assert hand_over_many(ids[:20], people.colleague, by=by_head, at=now).is_later is False
    assert (kept_by(people.colleague), orders().count()) == (20, 0)


def test_above_it_a_job_hands_each_over_once_and_tells_who_ordered_it(ids, people, by_head, now, work):
    handed = hand_over_many(ids, people.colleague, by=by_head, at=now, reason="Отпуск")
    assert (handed.count, handed.is_later, kept_by(people.colleague)) == (MANY, True, 0)
    work()
    events = Event.objects.filter(verb="customer.handed_over")
    assert (kept_by(people.colleague), events.count()) == (MANY, MANY)
    assert {(e.employee_id, e.detail.text) for e in events.with_people()} == {(people.head.pk, "Отпуск")}
    notice = Notification.objects.get(employee=people.head)
    assert (notice.text, notice.url) == (
        "70 клиентов передано: Борис Лебедев",
        f"/customers/?responsible={people.colleague.pk}",
    )


def test_what_may_not_be_handed_over_is_refused_before_anything_is_ordered(ids, people, by_colleague, now):
    with pytest.raises(PermissionDenied):
        hand_over_many(ids, people.colleague, by=by_colleague, at=now)
    people.stranger.dismissed_at = now
    with pytest.raises(ValidationError):
        hand_over_many(ids, people.stranger, by=by_colleague, at=now)
    assert not orders().exists()


def test_who_has_gone_out_of_reach_meanwhile_is_left_where_they_are(
    ids, people, by_owner, by_head, now, work
):
    hand_over_many(ids, people.colleague, by=by_owner, at=now)
    hand_over_customers(ids[:5], people.stranger, by=by_head, at=now)
    work()
    assert (kept_by(people.stranger), kept_by(people.colleague)) == (5, MANY - 5)
    assert orders().get().result == {"handed_over": MANY - 5}


def test_a_cancelled_hand_over_goes_on_from_where_it_stopped(ids, people, by_head, now, work):
    hand_over_many(ids, people.colleague, by=by_head, at=now)
    job = orders().get()
    orders().update(cursor={"after": 30, "handed": 30}, done=30)
    cancel_job(job.pk, by=by_head, at=now)
    work()
    assert kept_by(people.colleague) == 0
    retry_job(job.pk, by=by_head, at=now)
    work()
    assert set(Customer.objects.filter(responsible=people.colleague).values_list("pk", flat=True)) == set(
        ids[30:]
    )


@pytest.fixture
def dismiss(people: Any, now: Any) -> Any:
    def dismiss_one(person: Any, heir: Any) -> Any:
        by = people.by(people.administrator)
        return administration.dismiss_employee(person, {"customers": heir}, by=by, at=now)

    return dismiss_one


def test_who_is_dismissed_is_out_at_once_and_the_customers_follow(ids, people, dismiss, work, now):
    client = Client()
    client.force_login(people.owner)
    assert dismiss(people.owner, people.colleague)["customers"] == MANY
    assert client.get("/").status_code == 302
    assert kept_by(people.owner) == MANY
    work()
    assert (kept_by(people.owner), kept_by(people.colleague)) == (0, MANY)
    assert (
        Event.objects.filter(verb="customer.handed_over").with_people()[0].detail.text
        == "Увольнение: Анна Соколова"
    )


def test_an_heir_who_leaves_too_passes_on_what_was_still_coming(ids, people, dismiss, work):
    dismiss(people.owner, people.colleague)
    assert on_their_way_to(people.colleague) == MANY
    assert dismiss(people.colleague, people.head)["customers"] == MANY
    work()
    assert (kept_by(people.head), kept_by(people.colleague)) == (MANY, 0)
    assert Event.objects.filter(verb="customer.handed_over").count() == MANY


def test_one_who_comes_back_keeps_what_they_got_since(ids, people, dismiss, work, add, now):
    dismiss(people.owner, people.colleague)
    administration.reinstate_employee(people.owner, by=people.by(people.administrator), at=now)
    new = add("Новый")
    work()
    new.refresh_from_db()
    assert (new.responsible, kept_by(people.colleague)) == (people.owner, MANY)


def test_an_heir_lost_in_between_fails_it_with_a_sentence(ids, people, by_head, now, work):
    hand_over_many(ids, people.colleague, by=by_head, at=now)
    type(people.colleague).objects.filter(pk=people.colleague.pk).update(dismissed_at=now)
    work()
    job = orders().get()
    assert (job.state, kept_by(people.owner)) == ("failed", MANY)
    assert "не работает" in job.error


def test_the_list_says_that_it_goes_on_in_the_background(ids, people, signed_in, work):
    client = signed_in(people.head)
    data = {"ids": ids, "confirmed": "1", "to": people.colleague.pk, "reason": ""}
    done = client.post("/customers/bulk/hand-over/", data)
    page = client.get(done.headers["Location"]).content.decode()
    assert "Клиенты (70) передаются в фоне: Борис Лебедев" in page
    assert "Передача клиентов: Борис Лебедев" in client.get("/jobs/").content.decode()


def test_the_dismissal_says_that_the_rest_follows(ids, people, signed_in, monkeypatch, work):
    monkeypatch.setitem(handover._registered, "customers", replace(CUSTOMERS, at_once=20))
    client = signed_in(people.administrator)
    url = f"/employees/{people.owner.pk}/dismissal/"
    done = client.post(url, {"everything": people.colleague.pk})
    page = client.get(done.headers["Location"]).content.decode()
    assert "Всё, что было в работе, передаётся в фоне" in page
    assert "Клиенты: 70" in page
