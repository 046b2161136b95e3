"""Every read of customers begins here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import FETCH_PEERS, Q

from matvey.staff.models import ScopedQuerySet

if TYPE_CHECKING:
    from matvey.customers.models.customers import Customer  # noqa: F401  # names the rows


class CustomerQuerySet(ScopedQuerySet["Customer"]):
    def kept(self) -> Self:
        """Without those in the bin."""
        return self.filter(binned_at=None)

    def in_bin(self) -> Self:
        return self.filter(binned_at__isnull=False)

    def in_role(self, role: str) -> Self:
        """Those who are `customer`, `supplier`, `partner` or `competitor`."""
        return self.filter(**{f"is_{role}": True})

    def with_status(self, *statuses: str, on: date) -> Self:
        """Those who have one of the statuses at that day, as `customers.statuses` defines them."""
        from matvey.customers.statuses import condition

        return self.filter(condition(statuses, on=on))

    def for_list(self) -> Self:
        """With what the columns of a list show, in a number of queries that does not depend on rows.

        Few people are responsible for many rows: they are read once, and branches or sources only where shown.
        """
        return self.fetch_mode(FETCH_PEERS).prefetch_related("loss_declarations")

    def locked(self, ids: Iterable[int]) -> Self:
        """These rows in ascending order, held until the transaction ends."""
        return self.select_for_update(of=("self",)).filter(pk__in=list(ids)).order_by("pk")

    def reached_by(self, normal: Iterable[str]) -> Self:
        """Those with one of these normalised phones or e-mails, their own or of a contact person."""
        from matvey.customers.models.contact_points import ContactPoint

        points = ContactPoint.objects.kept().filter(normal__in=[value for value in normal if value])
        people = points.filter(person__isnull=False).values("person")
        return self.filter(
            Q(pk__in=points.filter(customer__isnull=False).values("customer"))
            | Q(person__in=people)
            | Q(pk__in=self._at_contacts(people))
        )

    def _at_contacts(self, people: Any) -> Any:
        from matvey.customers.models.contacts import Contact

        return Contact.objects.filter(person__in=people).values("customer")
