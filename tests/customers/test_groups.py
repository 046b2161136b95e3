"""Groups of companies follow from the links, whatever comes and goes, and whoever is quicker."""

from __future__ import annotations

import random
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matvey.customers.actions.adding import add_customers
from matvey.customers.actions.linking import Tie, add_link, change_link_type, remove_link
from matvey.customers.models import Customer, CustomerGroup, CustomerLink, GroupMembership, LinkType
from matvey.customers.new import NewCustomer
from matvey.staff.access import Actor

PROGRAM = Actor.program()
SIZE = 6
STEPS = st.lists(
    st.tuples(st.sampled_from(["tie", "untie", "switch"]), st.integers(0, SIZE - 1), st.integers(0, SIZE - 1),
              st.sampled_from(["same_owner", "family"])),
    max_size=25,
)  # fmt: skip


def kind(key: str) -> LinkType:
    return LinkType.objects.get(key=key)


def play(step, customers, now):
    verb, a, b, key = step
    if verb == "switch":
        change_link_type(kind(key), {"means_one_risk": not kind(key).means_one_risk}, by=PROGRAM, at=now)
    elif verb == "tie" and a != b:
        add_link(Tie(customers[a].pk, customers[b].pk, kind(key)), by=PROGRAM, at=now)
    elif verb == "untie":
        for link in CustomerLink.objects.filter(a=customers[a], b=customers[b]):
            remove_link(link, by=PROGRAM, at=now)


def naive() -> set[frozenset[int]]:
    """The connected sets, found by colouring again and again."""
    colours = {pk: pk for pk in Customer.objects.values_list("pk", flat=True)}
    links = list(CustomerLink.objects.filter(type__means_one_risk=True).values_list("a", "b"))
    while any(colours[a] != colours[b] for a, b in links):
        for a, b in links:
            colours[a] = colours[b] = min(colours[a], colours[b])
    sets = {frozenset(pk for pk in colours if colours[pk] == colour) for colour in colours.values()}
    return {members for members in sets if len(members) > 1}


def kept() -> set[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    for pk, group in Customer.objects.filter(group__isnull=False).values_list("pk", "group"):
        groups.setdefault(group, set()).add(pk)
    memberships = set(GroupMembership.objects.filter(left_at=None).values_list("customer", "group"))
    assert memberships == {(pk, group) for group, members in groups.items() for pk in members}
    assert set(CustomerGroup.objects.filter(closed_at=None).values_list("pk", flat=True)) == set(groups)
    return {frozenset(members) for members in groups.values()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_any_steps_the_groups_are_the_connected_sets(db, now, steps):
    with transaction.atomic():
        customers = add_customers([NewCustomer(f"К{n}") for n in range(SIZE)], by=PROGRAM, at=now)
        for step in steps:
            play(step, customers, now)
            assert kept() == naive()
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_hands_at_once_leave_the_groups_right(now):
    customers = add_customers([NewCustomer(f"К{n}") for n in range(SIZE)], by=PROGRAM, at=now)
    together, failed = Barrier(4), []

    def work(seed: int) -> None:
        chance = random.Random(seed)
        try:
            together.wait(timeout=20)
            for _ in range(15):
                play(
                    (chance.choice(["tie", "tie", "untie"]), *chance.sample(range(SIZE), 2), "same_owner"),
                    customers,
                    now,
                )
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    hands = [Thread(target=work, args=(seed,)) for seed in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(timeout=120)
    assert not failed
    assert kept() == naive()


def test_two_large_groups_keep_the_one_with_more_members(db, now):
    a, b, c, d, e = add_customers([NewCustomer(f"К{n}") for n in range(5)], by=PROGRAM, at=now)
    for left, right in ((a, b), (c, d), (d, e)):
        add_link(Tie(left.pk, right.pk, kind("same_owner")), by=PROGRAM, at=now)
    larger = Customer.objects.get(pk=c.pk).group_id
    add_link(Tie(a.pk, e.pk, kind("same_owner")), by=PROGRAM, at=now)
    assert set(Customer.objects.values_list("group", flat=True)) == {larger}


def test_nobody_is_linked_to_themselves(customer, by_owner, now):
    with pytest.raises(ValidationError):
        add_link(Tie(customer.pk, customer.pk, kind("family")), by=by_owner, at=now)


def test_a_link_needs_the_right_to_change_one_end(add, by_owner, by_colleague, by_head, now):
    mine, theirs, others = add("Мой"), add("Чужой", by=by_colleague), add("Ещё чужой", by=by_colleague)
    assert add_link(Tie(mine.pk, theirs.pk, kind("family")), by=by_owner, at=now)
    with pytest.raises(PermissionDenied):
        add_link(Tie(theirs.pk, others.pk, kind("family")), by=by_owner, at=now)


def test_a_link_is_told_on_both_time_lines_from_either_end(add, by_owner, now):
    from matvey.journal.models import Event

    parent, child = add("Холдинг"), add("Дочка")
    add_link(Tie(parent.pk, child.pk, kind("subsidiary")), by=by_owner, at=now)
    told = {e.customer_id: e.detail.after for e in Event.objects.filter(verb="link.added").with_people()}
    assert told[parent.pk] == {"tie": str(kind("subsidiary")), "with": "Дочка"}
    assert told[child.pk] == {"tie": kind("subsidiary").from_other_end, "with": "Холдинг"}
