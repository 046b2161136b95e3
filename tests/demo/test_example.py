"""A new company looks around with made-up customers, and is rid of them again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from matvey.config.demo import bakery, salon
from matvey.config.demo.actions import order_example, order_removal
from matvey.config.demo.example import TAG, example_customers
from matvey.config.demo.story import story_for
from matvey.customers.actions.adding import add_customer
from matvey.customers.models import Customer, CustomerGroup, Note
from matvey.customers.new import NewCustomer
from matvey.journal.jobs.here import work_off
from matvey.journal.jobs.slices import Slice
from matvey.journal.models import Job
from matvey.records.models import Tagging
from matvey.staff.access import Actor
from matvey.staff.models import Employee
from tests.conftest import NOW, People

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def boss(people: People) -> Actor:
    return people.by(people.administrator)


@pytest.fixture(autouse=True)
def fewer_buyers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(salon, "CUSTOMERS", 90)
    monkeypatch.setattr(bakery, "BY_THE_TRAY", 60)


def brought_in(boss: Actor) -> Job:
    return work_off(order_example(by=boss, at=NOW), lambda: NOW)


def taken_away(boss: Actor) -> Job:
    return work_off(order_removal(by=boss, at=NOW), lambda: NOW)


def test_everybody_comes_in_once_and_is_marked(boss: Actor, people: People) -> None:
    job, story = brought_in(boss), story_for(people.administrator, boss, now=NOW)
    assert (job.state, job.done) == (Job.State.DONE, story.size)
    assert Customer.objects.count() == story.size == Tagging.objects.filter(tag__name=TAG).count()
    assert set(Customer.objects.values_list("responsible", flat=True)) == {people.administrator.pk}
    assert CustomerGroup.objects.get(closed_at=None).customers.count() == 3
    assert Note.objects.count() > 200


def test_what_was_interrupted_goes_on_where_it_stopped(
    boss: Actor, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Slice, "is_over", property(lambda piece: piece.batches == 2))
    brought_in(boss)
    story = story_for(people.administrator, boss, now=NOW)
    wanted = sorted(one.new.name for chapter in story.chapters for one in chapter.known)
    assert sorted(Customer.objects.values_list("name", flat=True)) == wanted


def test_it_is_ordered_once_however_often_one_asks(boss: Actor) -> None:
    assert order_example(by=boss, at=NOW) == order_example(by=boss, at=NOW)
    assert Job.objects.filter(kind="demo.loading").count() == 1


def test_a_base_with_customers_takes_none(boss: Actor, client: Client, administrator: Employee) -> None:
    add_customer(NewCustomer("Ромашка"), by=boss, at=NOW)
    client.force_login(administrator)
    answer = client.post("/example/", headers={"accept-language": "en"})
    assert answer.status_code == 422
    with pytest.raises(ValidationError):
        order_example(by=boss, at=NOW)
    assert not Job.objects.filter(kind="demo.loading").exists()


def test_who_comes_in_while_it_waits_stops_it(boss: Actor) -> None:
    job = order_example(by=boss, at=NOW)
    add_customer(NewCustomer("Ромашка"), by=boss, at=NOW)
    assert work_off(job, lambda: NOW).state == Job.State.FAILED
    assert Customer.objects.count() == 1


def test_it_leaves_for_the_bin_and_own_customers_stay(boss: Actor) -> None:
    brought_in(boss)
    own = add_customer(NewCustomer("Ромашка"), by=boss, at=NOW)
    taken_away(boss)
    assert list(Customer.objects.kept()) == [own]
    assert not example_customers(boss.access).exists()


def test_once_gone_it_does_not_come_back(boss: Actor) -> None:
    brought_in(boss)
    taken_away(boss)
    with pytest.raises(ValidationError):
        order_example(by=boss, at=NOW)


def test_only_an_administrator_orders_it(people: People, owner: Employee) -> None:
    with pytest.raises(PermissionDenied):
        order_example(by=people.by(owner), at=NOW)
    with pytest.raises(PermissionDenied):
        order_removal(by=people.by(owner), at=NOW)


def test_the_page_says_what_there_is(
    boss: Actor, administrator: Employee, signed_in: Callable[[Employee], Client]
) -> None:
    client = signed_in(administrator)
    assert "Добавить пример" in client.get("/example/").content.decode()
    brought_in(boss)
    assert "Этих людей не существует" in client.get("/example/").content.decode()
    assert "/example/" in client.get("/").content.decode()


def test_an_empty_list_of_customers_offers_the_example(
    people: People, signed_in: Callable[[Employee], Client]
) -> None:
    asked = signed_in(people.administrator).get
    assert 'href="/example/"' in asked("/customers/").content.decode()
    assert 'href="/example/"' not in asked("/customers/?q=ромашка").content.decode()


def test_a_seller_is_not_offered_what_only_administrators_may(
    people: People, signed_in: Callable[[Employee], Client]
) -> None:
    assert 'href="/example/"' not in signed_in(people.owner).get("/customers/").content.decode()
