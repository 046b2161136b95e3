"""A list shows the same rows whichever way they are found: few of them sorted, many of them walked in order."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from itertools import product

import pytest
from django.db.models import Q
from django.http import QueryDict

from matvey.customers.actions.adding import add_customers
from matvey.customers.models import Customer
from matvey.customers.new import NewCustomer, Place
from matvey.customers.screens import customers as screen
from matvey.records.filters import Asking
from matvey.records.lists import deep, rows
from matvey.records.lists.question import Question

FILTERS = (
    "",
    "region=78",
    "region=78&responsible={owner}",
    "contacted.from=2020-01-01",
    "contacted.to=2020-01-01&region=77",
    "created.from=2020-01-01",
    "role=supplier",
    "role=customer&role.not=1",
    "q=ООО",
)
SORTS = ("name", "-name", "contacted", "created")


@pytest.fixture
def base(people, by_owner, by_head, now):
    """Thirty customers, every other one Anna's, in two regions."""
    for number in range(30):
        who = (people.owner, people.head)[number % 2]
        new = NewCustomer(
            f"ООО «Пекарня {number * 7 % 30}»",
            place=Place(who.pk, who.department_id),
            region=("77", "78")[number % 3 % 2],
        )
        by = (by_owner, by_head)[number % 2]
        add_customers([new], by=by, at=now - timedelta(days=number % 4))


@pytest.mark.parametrize("few", [0, 8, 1000])
@pytest.mark.parametrize("reader", ["owner", "head"])
def test_pages_put_together_are_the_whole(base, people, narrow_sellers, now, monkeypatch, few, reader):
    monkeypatch.setattr(rows, "FEW", few)
    access = people.by(getattr(people, reader)).access
    for filters, sort in product(FILTERS, SORTS):
        data = QueryDict(f"{filters.format(owner=people.owner.pk)}&sort={sort}")
        found, wanted = pages(data, Asking(access, now))
        assert found == wanted, (filters, sort)


@pytest.mark.parametrize("order", [("name_key", "pk"), ("-created_at", "-pk"), ("region", "pk")])
def test_a_page_far_down_two_parts_is_the_same_as_in_their_union(base, people, monkeypatch, order):
    monkeypatch.setattr(deep, "BESIDE", 15)
    small = Customer.objects.filter(responsible=people.owner)
    parts = [small, Customer.objects.filter(Q(responsible=people.head) | Q(name__contains="1"))]
    union = list(Customer.objects.filter(pk__in=[row.pk for part in parts for row in part]).order_by(*order))
    for offset in range(16, 34):
        found = deep.deep_ids(parts, order, offset, 4)
        assert found == [row.pk for row in union[offset : offset + 4]]


def test_a_part_that_is_not_small_is_left_to_merging(base, monkeypatch):
    monkeypatch.setattr(deep, "BESIDE", 15)
    assert deep.deep_ids([Customer.objects.all(), Customer.objects.all()], ("pk",), 20, 4) is None


def pages(data, asking):
    """The ids of all pages of seven rows one after the other, and of the whole list."""
    small = dataclasses.replace(screen, page_size=7)
    found, page = [], Question.read(small, data, asking)
    whole = list(rows.matching(page).order_by(*page.order).values_list("pk", flat=True))
    for number in range(1, 10):
        shown = rows.page_of(dataclasses.replace(page, page=number))
        found += [row.pk for row in shown.rows]
        assert shown.has_next == (len(found) < len(whole))
        if not shown.has_next:
            break
    return found, whole


def test_what_was_not_counted_to_its_end_is_said_to_be_more(base, by_head, now, monkeypatch):
    monkeypatch.setattr(rows, "FEW", 3)
    monkeypatch.setattr(rows, "COUNTED", 20)
    filtered = rows.page_of(Question.read(screen, QueryDict("region=78"), Asking(by_head.access, now)))
    assert (filtered.total, filtered.more) == (3, True)
    everything = rows.page_of(Question.read(screen, QueryDict(""), Asking(by_head.access, now)))
    assert (everything.total, everything.more) == (20, True)


def test_in_a_base_that_can_be_counted_the_number_is_exact(base, by_head, now, monkeypatch):
    monkeypatch.setattr(rows, "FEW", 3)
    page = rows.page_of(Question.read(screen, QueryDict("region=78"), Asking(by_head.access, now)))
    assert (page.total, page.more) == (Customer.objects.filter(region="78").count(), False)


def test_the_exact_number_is_told_when_asked(base, people, signed_in):
    answer = signed_in(people.head).get("/customers/total/?region=78").content.decode()
    assert str(Customer.objects.filter(region="78").count()) in answer
