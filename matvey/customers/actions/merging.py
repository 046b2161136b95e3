"""Making one customer of several, and parting them again, later and whatever has happened since.

Foreign keys are re-pointed, each with a note; what the survivor's own fields were is noted too. So parting
moves back exactly what was moved, and what has come to the survivor since stays with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.core.retrying import retried
from matvey.customers.actions.facts import difference, fact_of, said
from matvey.customers.actions.folding_customers import Folding, choose, settle
from matvey.customers.actions.grouping import lock_groups_around, regroup
from matvey.customers.actions.merge_values import Values, put_back
from matvey.customers.actions.refiling import move_back
from matvey.customers.actions.rights import demand_unmerged, hold_many
from matvey.customers.merge_fields import fields_for, with_values
from matvey.customers.models import Customer, Merge, MergedCustomer
from matvey.journal.actions import record_many
from matvey.staff.access import Actor

MOST = 20  # more can't be compared side by side, nor held without keeping others waiting

type Choices = Mapping[str, object]
TOLD = (
    *("name", "region", "city", "site", "about", "source", "responsible", "branch"),
    *("main_phone", "main_email", "first_purchase_on", "last_purchase_on"),
)


@retried
def merge_customers(
    survivor_id: int, other_ids: Sequence[int], choices: Choices, *, by: Actor, at: datetime
) -> Merge:
    """The others become part of the survivor: all that names them names it, and they lie in the bin.

    `choices` says by field whose value to take: the number of a customer, or "both" for a text; the best one
    is taken where nothing is said. Raises `ValidationError` where they can't be merged, one of them meanwhile
    merged or binned included; `PermissionDenied` unless all may be changed; `Customer.DoesNotExist`.
    """
    others = sorted({*other_ids} - {survivor_id})
    customers = _held([survivor_id, *others], by)
    survivor = next(one for one in customers if one.pk == survivor_id)
    demand_mergeable(survivor, customers)
    chosen = choose(fields_for(customers), customers, survivor, choices)
    before = {name: said(survivor, name) for name in TOLD}
    merge = Merge.objects.create(survivor=survivor, merged_at=at, merged_by_id=by.employee_id)
    parts = [one for one in customers if one.pk != survivor.pk]
    MergedCustomer.objects.bulk_create([MergedCustomer(merge=merge, customer=one) for one in parts])
    folding = Folding(merge, survivor, Values(merge))
    for part in parts:
        folding.fold(part)
        _bin(part, survivor, by, at)
    folding.take(chosen, parts)
    _finish(merge, survivor, by, at)
    _tell(survivor, parts, before, by, at)
    return merge


@retried
def unmerge(merge: Merge, *, by: Actor, at: datetime) -> None:
    """What was moved goes back and those that were merged come out of the bin as they were.

    Fields of the survivor that still have the merged value have again what they had. Raises
    `ValidationError` where it was undone already, or names what has to be undone before;
    `PermissionDenied` unless all of them may be changed.
    """
    ids = list(merge.parts.values_list("customer", flat=True))
    customers = _held([merge.survivor_id, *ids], by)
    survivor = next(one for one in customers if one.pk == merge.survivor_id)
    parts = [one for one in customers if one.pk != merge.survivor_id]
    merge = _demand_undoable(merge, survivor)
    before = {name: said(survivor, name) for name in TOLD}
    moves = list(merge.moves.all())
    move_back(moves)
    Merge.objects.filter(pk=merge.pk).update(undone_at=at, undone_by=by.employee_id)
    put_back(merge)
    Customer.objects.filter(pk__in=ids).update(merged_into=None, binned_at=None, binned_by=None)
    rest = list(survivor.merges.in_force().order_by("pk"))
    for other in rest:
        Folding(other, survivor, Values(other)).fold_again(moves)
    _finish(merge, survivor, by, at)
    _tell_of_parting(survivor, parts, before, by, at)


def _held(ids: Sequence[int], by: Actor) -> list[Customer]:
    """Them all, locked with the groups they are in, with what the fields look at."""
    lock_groups_around(ids)
    hold_many(ids, by)
    customers = list(with_values(Customer.objects.filter(pk__in=ids)).order_by("pk"))
    if len(customers) < len(set(ids)):
        raise Customer.DoesNotExist(ids)
    return customers


def demand_mergeable(survivor: Customer, customers: Sequence[Customer]) -> None:
    """Raises `ValidationError` with the reason where these can't become one; they come `with_values`."""
    if not 2 <= len(customers) <= MOST:
        raise ValidationError(_("Choose from 2 to %(n)d customers to merge.") % {"n": MOST})
    for one in customers:
        demand_unmerged(one)
        if one.binned_at is not None:
            raise ValidationError(_("“%(name)s” lies in the bin.") % {"name": one.name})
        if one.person is not None and one.person.erased_at is not None:
            raise ValidationError(_("The personal data of “%(name)s” were destroyed.") % {"name": one.name})
    if survivor.is_person and any(not one.is_person for one in customers):
        raise ValidationError(_("A company can't become part of a person: keep the company."))


def _demand_undoable(merge: Merge, survivor: Customer) -> Merge:
    """The merge as it stands now."""
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.undone_at is not None:
        raise ValidationError(_("These customers were separated already."))
    if survivor.merged_into is not None:
        words = {"name": survivor.name, "other": survivor.merged_into.name}
        raise ValidationError(_("First separate “%(name)s” from “%(other)s”.") % words)
    return merge


def _bin(part: Customer, survivor: Customer, by: Actor, at: datetime) -> None:
    Customer.objects.filter(pk=part.pk).update(merged_into=survivor, binned_at=at, binned_by=by.employee_id)


def _finish(merge: Merge, survivor: Customer, by: Actor, at: datetime) -> None:
    """What follows from what was moved: groups, terms, main values, what search finds."""
    ids = [survivor.pk, *merge.parts.values_list("customer", flat=True)]
    regroup(ids, by=by, at=at)
    settle(ids)
    Customer.objects.filter(pk=survivor.pk).update(
        version=survivor.version + 1, changed_at=at, changed_by=by.employee_id
    )


def _tell(
    survivor: Customer, parts: Sequence[Customer], was: Mapping[str, object], by: Actor, at: datetime
) -> None:
    before, after = _changed(survivor, was)
    names = [part.name for part in parts]
    facts = [fact_of(survivor, "customer.merged", before=before, after={"with": names, **after})]
    facts += [fact_of(part, "customer.merged", after={"into": survivor.name}) for part in parts]
    record_many(facts, by=by, at=at)


def _tell_of_parting(
    survivor: Customer, parts: Sequence[Customer], was: Mapping[str, object], by: Actor, at: datetime
) -> None:
    before, after = _changed(survivor, was)
    names = [part.name for part in parts]
    facts = [fact_of(survivor, "customer.unmerged", before=before, after={"with": names, **after})]
    facts += [fact_of(part, "customer.unmerged", after={"with": survivor.name}) for part in parts]
    record_many(facts, by=by, at=at)


def _changed(survivor: Customer, was: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    return difference(was, Customer.objects.get(pk=survivor.pk))
