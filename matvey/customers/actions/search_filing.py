"""Keeps the search index in step with the customers, inside the transaction that changes them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from matvey.core import search
from matvey.customers.models import Customer
from matvey.customers.search import KIND, documents_of
from matvey.staff.models import Employee


def file_in_search(customers: Sequence[Customer]) -> None:
    """Let these customers be found as they are now; those in the bin are not found."""
    search.put(documents_of([customer for customer in customers if customer.binned_at is None]))
    if binned := [customer.pk for customer in customers if customer.binned_at is not None]:
        search.remove(KIND, binned)


def file_around(customer: Customer, person_id: int | None) -> None:
    """Let the customer, and the others where this person is known too, be found by what has changed."""
    near = Customer.objects.filter(Q(person=person_id) | Q(contacts__person=person_id)) if person_id else ()
    file_in_search(list({customer.pk: customer, **{row.pk: row for row in near}}.values()))


def refile_in_search(customers: Sequence[Customer], to: Employee) -> None:
    """Let those who may see the new responsible's customers find these from now on."""
    ids = [customer.pk for customer in customers if customer.binned_at is None]
    search.refile(KIND, ids, owner_id=to.pk, department_id=to.department_id, branch_id=to.branch_id)
