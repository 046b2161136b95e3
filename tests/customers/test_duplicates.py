"""Duplicates are found in the background, shown to whom they concern, and what people say of them stays."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from matvey.core.person_names import PersonName
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.contact_points import add_contact_point
from matvey.customers.actions.duplicates import COMPARE, SWEEP, dismiss_pair, order_sweep
from matvey.customers.models import Customer, DuplicateCheck, DuplicatePair
from matvey.customers.new import NewCounterparty, NewPerson, NewPoint
from matvey.customers.sweeping import run_sweep
from matvey.journal.jobs import TimeIsUp, kinds
from matvey.journal.jobs.slices import Slice
from matvey.journal.models import Job
from matvey.staff.access import Actor

PHONE = (NewPoint("phone", "+7 905 123-45-67"),)


@pytest.fixture
def twins(add):
    return add("ООО «Ромашка»", points=PHONE), add("Ромашка, ООО", points=PHONE)


@pytest.fixture
def run(now, transactional_db):
    """Works off the jobs of that kind, as the worker does, but here and now."""

    def work(kind):
        for job in Job.objects.filter(kind=kind, finished_at=None):
            Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, leased_by="test")
            job.refresh_from_db()
            later = now + timedelta(minutes=job.pk)
            kinds.get(kind).run_slice(Slice(job, later.replace, Event()))
            Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, finished_at=now, leased_by="")

    return work


@pytest.fixture
def sweep(run, now):
    def sweep():
        order_sweep(by=Actor.program(), at=now + timedelta(minutes=Job.objects.count()))
        run(SWEEP)
        return {(pair.a.name, pair.b.name) for pair in DuplicatePair.objects.undecided()}

    return sweep


def test_a_sweep_finds_those_who_share_a_phone(run, sweep, twins, add):
    add("ООО «Василёк»")
    assert sweep() == {("ООО «Ромашка»", "Ромашка, ООО")}
    assert DuplicatePair.objects.get().reasons == ["phone", "name_without_form"]


def test_a_sweep_finds_one_inn_and_one_rare_name(run, sweep, add):
    party = (NewCounterparty("Ромашка", inn="7707083893"),)
    add("ООО «Ромашка»", counterparties=party), add("Ромашка плюс", counterparties=party)
    add("Югракомплект", city="Сургут"), add("ООО «Ugrakomplekt»", city="Сургут")
    assert sweep() == {("ООО «Ромашка»", "Ромашка плюс")}


def test_namesakes_of_one_city_are_found(run, sweep, add):
    add("ООО «Северный берег»", city="Тула"), add("Берег Северный", city="Тула")
    assert sweep() == {("ООО «Северный берег»", "Берег Северный")}


def test_a_changed_customer_is_compared_again(run, twins, by_owner, now):
    run(COMPARE)
    assert DuplicatePair.objects.undecided().count() == 1
    change_customer(twins[1], {"name": "Вектор"}, by=by_owner, at=now + timedelta(minutes=1))
    run(COMPARE)
    assert not DuplicatePair.objects.filter(certainty="certain").exists()
    assert not DuplicateCheck.objects.exists()


def test_a_new_phone_makes_a_pair(run, add, by_owner, now):
    first, second = add("ООО «Ромашка»", points=PHONE), add("Ромашка")
    run(COMPARE)
    add_contact_point(second, PHONE[0], by=by_owner, at=now + timedelta(minutes=1))
    run(COMPARE)
    assert DuplicatePair.objects.get().a == first


def test_what_was_said_to_be_two_is_not_found_again(run, sweep, twins, by_owner, now):
    sweep()
    dismiss_pair(DuplicatePair.objects.get().pk, by=by_owner, at=now)
    assert sweep() == set()
    assert DuplicatePair.objects.get().decided_by_id == by_owner.employee_id


def test_an_open_pair_that_is_found_no_more_goes(run, sweep, twins, now):
    sweep()
    Customer.objects.filter(pk=twins[1].pk).update(binned_at=now)
    DuplicatePair.objects.update(seen_at=now - timedelta(days=1))
    assert sweep() == set()
    assert not DuplicatePair.objects.exists()


def test_a_sweep_begun_again_finds_the_same(run, sweep, twins):
    assert sweep() == sweep() != set()


def test_a_pair_is_shown_side_by_side(run, sweep, twins, people, signed_in):
    sweep()
    page = signed_in(people.owner).get(reverse("duplicate", args=[DuplicatePair.objects.get().pk]))
    assert page.content.decode().count("+7 905 123-45-67") == 2


def test_not_duplicates_leads_on_and_can_be_taken_back(run, sweep, twins, people, signed_in):
    sweep()
    pk = DuplicatePair.objects.get().pk
    client = signed_in(people.owner)
    assert client.post(reverse("duplicate-dismissal", args=[pk])).status_code == 303
    assert not DuplicatePair.objects.undecided().exists()
    client.post(reverse("duplicate-reopening", args=[pk]))
    assert DuplicatePair.objects.undecided().exists()


def test_a_pair_is_nobodys_who_does_not_see_both(run, sweep, twins, add, by_stranger, people, signed_in):
    add("Ромашка", by=by_stranger, points=PHONE)
    sweep()
    client = signed_in(people.stranger)
    assert DuplicatePair.objects.count() == 3
    assert not client.get(reverse("duplicates")).context["pairs"]
    for pair in DuplicatePair.objects.all():
        assert client.get(reverse("duplicate", args=[pair.pk])).status_code == 404
        assert client.post(reverse("duplicate-dismissal", args=[pair.pk])).status_code == 404


def test_a_card_says_whom_else_it_may_be(run, sweep, twins, people, signed_in):
    sweep()
    page = signed_in(people.owner).get(reverse("customer-card", args=[twins[0].pk])).content.decode()
    assert "panel-twins" in page


def test_the_list_asks_as_often_for_many_pairs_as_for_few(run, sweep, add, people, signed_in):
    client = signed_in(people.owner)
    for number in range(4):
        phone = (NewPoint("phone", f"+7 905 123-45-6{number}"),)
        add(f"Заря {number}", points=phone), add(f"Заря {number}", points=phone)
    sweep()
    client.get(reverse("duplicates"))
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("duplicates"))
    DuplicatePair.objects.exclude(pk=DuplicatePair.objects.first().pk).delete()
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("duplicates"))
    assert len(many) == len(few)


def test_people_born_on_one_day_are_found_by_their_initials(run, sweep, add):
    for name in (PersonName("Иванова", "Анна"), PersonName("Иванова", "Анна", "Львовна")):
        add(name.full, form="person", person=NewPerson(name, 3, 5, 1980))
    assert len(sweep()) == 1


class OneBatch(Slice):
    """A worker that is stopped after every batch."""

    is_over = True


def test_a_sweep_stopped_after_every_step_finds_the_same(run, sweep, twins, now):
    order_sweep(by=Actor.program(), at=now)
    job = Job.objects.get(kind=SWEEP)
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, leased_by="test")
    finished = None
    while finished is None:
        job.refresh_from_db()
        with suppress(TimeIsUp):
            finished = run_sweep(OneBatch(job, now.replace, Event()))
    assert finished.result == {"found": 1}
    assert sweep() == {("ООО «Ромашка»", "Ромашка, ООО")}
