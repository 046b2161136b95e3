"""Keeps the groups of companies what they are: the connected sets over links that mean one credit risk.

Whoever changes a customer's group holds that customer's row or, where it is in a group, the row of the group.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from matvey.customers.actions.facts import fact_of
from matvey.customers.components import components
from matvey.customers.models import Customer, CustomerGroup, CustomerLink, GroupMembership
from matvey.journal.actions import record_many
from matvey.staff.access import Actor


def lock_groups_around(ids: Iterable[int]) -> None:
    """Hold the groups of these customers, then the customers, both by ascending id.

    What a rival has joined meanwhile is seen and held too; two who still meet crosswise are parted by the
    database, and the loser begins anew.
    """
    wanted, held = sorted(set(ids)), set[int]()
    while True:
        seen = _groups_of(wanted)
        list(CustomerGroup.objects.select_for_update().filter(pk__in=seen - held).order_by("pk"))
        list(Customer.objects.locked(wanted))
        held |= seen
        if _groups_of(wanted) <= held:
            return


def regroup(ids: Iterable[int], *, by: Actor, at: datetime) -> None:
    """Bring the groups of these customers in step with the links; `lock_groups_around` comes before.

    Of parts that fall away the largest keeps the group, of groups that join the one with the most members.
    """
    affected = _affected(set(ids))
    found = components(affected, _risk_links(affected))
    groups = _assigned(found, affected)
    moves = {pk: group for pk, group in groups.items() if affected[pk] != group}
    if moves:
        _move(moves, affected, by, at)
    _close_left({group for group in affected.values() if group}, at)


def _groups_of(ids: Iterable[int]) -> set[int]:
    groups = Customer.objects.filter(pk__in=list(ids), group__isnull=False)
    return {group for group in groups.values_list("group", flat=True) if group}


def _affected(ids: set[int]) -> dict[int, int | None]:
    """These customers and all members of their groups, with the group each is in now."""
    rows = Customer.objects.filter(Q(pk__in=ids) | Q(group__in=_groups_of(ids)))
    return dict(rows.values_list("pk", "group"))


def _risk_links(ids: Iterable[int]) -> list[tuple[int, int]]:
    links = CustomerLink.objects.filter(type__means_one_risk=True, a__in=list(ids), b__in=list(ids))
    links = links.filter(a__merged_into=None, b__merged_into=None)  # those are in their survivor's group
    return list(links.order_by().values_list("a", "b"))


def _assigned(found: list[frozenset[int]], affected: dict[int, int | None]) -> dict[int, int | None]:
    """The group of every customer: an old one for the part that has most of it, 0 - n for new ones."""
    groups: dict[int, int | None] = dict.fromkeys(affected)
    taken: set[int] = set()
    for number, members in enumerate(sorted(found, key=lambda part: (-len(part), min(part)))):
        keeps = _most_frequent([affected[pk] for pk in members], taken)
        taken.add(keeps or 0)
        groups.update(dict.fromkeys(members, keeps or -1 - number))
    return groups


def _most_frequent(groups: list[int | None], taken: set[int]) -> int | None:
    free = [group for group in groups if group and group not in taken]
    return min(free, key=lambda group: (-free.count(group), group), default=None)


def _move(moves: dict[int, int | None], before: dict[int, int | None], by: Actor, at: datetime) -> None:
    new = {number: None for number in moves.values() if number is not None and number < 0}
    made = {number: CustomerGroup.objects.create(formed_at=at) for number in sorted(new, reverse=True)}
    targets = {pk: made[group].pk if group in made else group for pk, group in moves.items()}
    GroupMembership.objects.filter(customer__in=list(moves), left_at=None).update(left_at=at)
    GroupMembership.objects.bulk_create(
        [
            GroupMembership(group_id=group, customer_id=pk, joined_at=at)
            for pk, group in sorted(targets.items())
            if group is not None
        ]
    )
    rows = list(Customer.objects.filter(pk__in=list(moves)).order_by("pk"))
    for row in rows:
        row.group_id = targets[row.pk]
    Customer.objects.bulk_update(rows, ["group"], batch_size=200)
    facts = [
        fact_of(row, "customer.regrouped", before=_named(before[row.pk]), after=_named(row.group_id))
        for row in rows
    ]
    record_many(facts, by=by, at=at)


def _named(group: int | None) -> dict[str, object]:
    return {"group": f"№ {group}" if group else ""}


def _close_left(groups: set[int], at: datetime) -> None:
    empty = CustomerGroup.objects.filter(pk__in=groups, closed_at=None, customers=None)
    CustomerGroup.objects.filter(pk__in=list(empty.values_list("pk", flat=True))).update(closed_at=at)
