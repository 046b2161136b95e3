"""Which people an employee may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from matvey.staff.access import Access
from matvey.staff.scopes import Scope

if TYPE_CHECKING:
    from matvey.customers.models.persons import Person  # noqa: F401  # names the rows


class PersonQuerySet(models.QuerySet["Person"]):
    """People have no responsible of their own: who sees a customer sees the people around it."""

    def visible_to(self, access: Access) -> Self:
        """Person customers, contact persons, and relatives of both, of the customers that may be seen."""
        # Customers name people and people are seen through customers, so one of the two imports is late.
        from matvey.customers.models.contacts import Contact
        from matvey.customers.models.customers import Customer
        from matvey.customers.models.persons import Relative

        if access.reads("customer") is Scope.ALL:
            return self.one_each()
        customers = Customer.objects.visible_to(access)
        themselves = customers.filter(person__isnull=False).values("person")
        contacts = Contact.objects.filter(customer__in=customers).values("person")
        # A union, so that the few people around few customers are found without looking at everybody.
        known = themselves.union(contacts)
        relatives = Relative.objects.kept().filter(person__isnull=False)
        of_known = relatives.filter(of__in=themselves) | relatives.filter(of__in=contacts)
        return self.one_each().filter(Q(pk__in=known) | Q(pk__in=of_known.values("person")))

    def one_each(self) -> Self:
        """Every human once: without the numbers under which a merge found them a second time."""
        return self.filter(merged_into=None)

    def with_birthday(self, keys: frozenset[int]) -> Self:
        """Those born on one of these days, given as month × 100 + day; the dead are left out."""
        return self.one_each().filter(birth_key__in=sorted(keys), deceased_on=None)
