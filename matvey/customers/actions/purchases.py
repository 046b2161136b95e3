"""Customers take their purchase dates from the sales that an app above keeps."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from matvey.customers import purchase_facts
from matvey.customers.models import Customer, EarlierPurchases
from matvey.customers.new import Purchases
from matvey.customers.purchase_facts import joined
from matvey.customers.status_terms import TERM_FIELDS, Terms, TermsOfBranches, file_terms

FILED = ("purchase_interval_days", *TERM_FIELDS)


@transaction.atomic
def file_purchases(ids: Iterable[int]) -> int:
    """Bring the dates of these customers in step with their sales: how many customers there were.

    What was imported or typed before stays a fact: the first purchase is the earliest that anybody knows.
    Derived from the sales, which have their own events, so nobody's change and no fact of the journal.
    """
    rows = list(Customer.objects.locked(ids))
    sold = purchase_facts.known_of([row.pk for row in rows])
    earlier = {one.customer_id: one for one in EarlierPurchases.objects.filter(customer__in=rows)}
    new = [_kept(row) for row in rows if row.pk in sold and row.pk not in earlier]
    EarlierPurchases.objects.bulk_create(new)
    earlier |= {one.customer_id: one for one in new}
    _refile([row for row in rows if row.pk in earlier], earlier, sold)
    EarlierPurchases.objects.filter(customer__in=set(earlier) - set(sold)).delete()
    return len(rows)


def _refile(rows: list[Customer], earlier: dict[int, EarlierPurchases], sold: dict[int, Purchases]) -> None:
    terms = TermsOfBranches.in_force()
    for row in rows:
        known = earlier[row.pk]
        before = Purchases(known.first_on, known.last_on, known.interval_days)
        _put(row, joined(before, sold.get(row.pk, Purchases())), terms.of(row.branch_id))
    Customer.objects.bulk_update(rows, FILED, batch_size=200)


def _put(row: Customer, bought: Purchases, terms: Terms) -> None:
    row.first_purchase_on, row.last_purchase_on = bought.first_on, bought.last_on
    row.purchase_interval_days = bought.interval_days
    file_terms(row, terms)


def _kept(row: Customer) -> EarlierPurchases:
    return EarlierPurchases(
        customer=row,
        first_on=row.first_purchase_on,
        last_on=row.last_purchase_on,
        interval_days=row.purchase_interval_days,
    )
