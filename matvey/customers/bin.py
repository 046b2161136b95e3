"""What of the customer base can be brought back from the bin."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from matvey.administration import bin_kinds
from matvey.administration.bin_kinds import BinKind, WayBack
from matvey.customers.actions.binning import restore_customers
from matvey.customers.actions.segments import restore_segments
from matvey.customers.models import Customer, Segment
from matvey.staff.access import Access


def _customers(access: Access) -> QuerySet[Customer]:
    rows = Customer.objects.writable_by(access).in_bin()
    return rows.select_related("merged_into").prefetch_related("absorptions__merge")


def _separation(customer: Customer) -> WayBack | None:
    """One that is part of another comes back by being separated from it."""
    if customer.merged_into is None:
        return None
    merges = [one.merge for one in customer.absorptions.all() if one.merge.undone_at is None]
    note = _("merged with “%(name)s”") % {"name": customer.merged_into}
    return WayBack(note, reverse("merge-separation", args=[merges[0].pk]), _("Separate"))


bin_kinds.add(BinKind("customer", _customers, restore_customers, _separation))
bin_kinds.add(
    BinKind(
        "segment",
        lambda access: Segment.objects.visible_to(access).filter(binned_at__isnull=False),
        restore_segments,
    )
)
