"""Merging and separating in the browser: what is shown, what is refused, where an old address leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from matvey.core.search import find
from matvey.customers.actions.merging import merge_customers
from matvey.customers.models import Customer, Merge
from matvey.records.searching import scope_of
from matvey.staff.access import Actor
from tests.customers.conftest import AddCustomer

type SignIn = Callable[[Any], Client]


@pytest.fixture
def pair(add: AddCustomer) -> tuple[Customer, Customer]:
    return add("ООО «Ромашка»", city="Тула"), add("Ромашка плюс", city="Калуга")


def page_of(*customers: Customer) -> str:
    return f"{reverse('customer-merge')}?ids={','.join(str(one.pk) for one in customers)}"


def test_the_best_is_chosen_already_and_one_press_merges(
    pair: tuple[Customer, Customer], people: Any, signed_in: SignIn
) -> None:
    client, (kept, other) = signed_in(people.owner), pair
    shown = client.get(page_of(*pair)).content.decode()
    assert f'name="field-place" value="{kept.pk}" aria-describedby="label-place" checked' in shown
    answer = client.post(page_of(*pair), {"survivor": kept.pk, "field-place": other.pk})
    assert answer.headers["Location"] == f"/customers/{kept.pk}/"
    kept.refresh_from_db()
    assert (kept.city, kept.merged.get()) == ("Калуга", other)


def test_an_old_address_leads_to_the_card_that_was_kept(
    pair: tuple[Customer, Customer], by_owner: Actor, people: Any, signed_in: SignIn, now: datetime
) -> None:
    kept, other = pair
    merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    answer = signed_in(people.owner).get(f"/customers/{other.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/customers/{kept.pk}/")


def test_who_may_not_see_the_kept_card_is_led_nowhere(
    pair: tuple[Customer, Customer], by_owner: Actor, by_stranger: Actor, people: Any, signed_in: SignIn,
    now: datetime,
) -> None:  # fmt: skip
    merge_customers(pair[0].pk, [pair[1].pk], {}, by=by_owner, at=now)
    assert signed_in(people.stranger).get(f"/customers/{pair[1].pk}/").status_code == 404


def test_the_card_says_what_was_merged_and_separates_it(
    pair: tuple[Customer, Customer], by_owner: Actor, people: Any, signed_in: SignIn, now: datetime
) -> None:
    kept, other = pair
    merge = merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    client, separation = signed_in(people.owner), reverse("merge-separation", args=[merge.pk])
    assert separation in client.get(f"/customers/{kept.pk}/").content.decode()
    client.post(separation)
    assert client.get(f"/customers/{other.pk}/").status_code == 200


def test_the_bin_offers_to_separate_and_does_not_restore(
    pair: tuple[Customer, Customer], by_owner: Actor, people: Any, signed_in: SignIn, now: datetime
) -> None:
    kept, other = pair
    merge = merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    client = signed_in(people.owner)
    assert reverse("merge-separation", args=[merge.pk]) in client.get("/bin/customer/").content.decode()
    client.post(reverse("bin-restoration", args=["customer", other.pk]))
    other.refresh_from_db()
    assert other.merged_into_id == kept.pk


def test_what_one_may_see_but_not_change_is_refused(
    pair: tuple[Customer, Customer], people: Any, signed_in: SignIn
) -> None:
    assert signed_in(people.colleague).get(page_of(*pair)).status_code == 403
    assert signed_in(people.owner).get(f"{page_of(*pair)},999999").status_code == 404
    assert signed_in(people.owner).get(page_of(pair[0])).status_code == 422


def test_one_merged_meanwhile_is_named_with_whom_it_is_now(
    pair: tuple[Customer, Customer], add: AddCustomer, by_owner: Actor, people: Any, signed_in: SignIn,
    now: datetime,
) -> None:  # fmt: skip
    third = add("Третья")
    merge_customers(pair[0].pk, [pair[1].pk], {}, by=by_owner, at=now)
    answer = signed_in(people.owner).post(page_of(pair[1], third), {"survivor": third.pk})
    assert answer.status_code == 422
    assert "Ромашка плюс» уже объединён" in answer.content.decode()
    assert Merge.objects.count() == 1


def test_the_kept_one_is_found_by_the_name_of_the_merged_one(
    pair: tuple[Customer, Customer], by_owner: Actor, now: datetime
) -> None:
    merge_customers(pair[0].pk, [pair[1].pk], {}, by=by_owner, at=now)
    hits = find("плюс", scope=scope_of(by_owner.access), kinds={"customer"}, limit=5)
    assert [hit.object_id for hit in hits] == [pair[0].pk]


def test_the_list_leads_to_the_comparison(
    pair: tuple[Customer, Customer], people: Any, signed_in: SignIn
) -> None:
    answer = signed_in(people.owner).post("/customers/bulk/merge/", {"ids": [one.pk for one in pair]})
    assert answer.headers["Location"] == page_of(*pair)
