"""What of the customer base can be brought back from the bin."""

from __future__ import annotations

from matvey.administration import bin_kinds
from matvey.administration.bin_kinds import BinKind
from matvey.customers.actions.binning import restore_customers
from matvey.customers.actions.segments import restore_segments
from matvey.customers.models import Customer, Segment

bin_kinds.add(
    BinKind("customer", lambda access: Customer.objects.writable_by(access).in_bin(), restore_customers)
)
bin_kinds.add(
    BinKind(
        "segment",
        lambda access: Segment.objects.visible_to(access).filter(binned_at__isnull=False),
        restore_segments,
    )
)
