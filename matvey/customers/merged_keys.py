"""What of the apps below names customers without a foreign key, and which keys a merge leaves alone."""

from __future__ import annotations

from matvey.customers.models import (
    Customer,
    CustomerLink,
    DismissedSuggestion,
    DuplicatePair,
    EarlierPurchases,
    ErasureAct,
    GroupMembership,
    Merge,
    MergedCustomer,
    Person,
)
from matvey.customers.references import Pair, Reference, add, add_pair, leave
from matvey.journal.models import Event
from matvey.records.models import Attachment, Comment, Tagging

add(Customer, Reference(Event, "customer_id"))
for _kind, _target in (("customer", Customer), ("person", Person)):
    add(
        _target, *(Reference(model, "object_id", {"kind": _kind}) for model in (Attachment, Comment, Tagging))
    )

add_pair(Pair(CustomerLink, "a", "b", lambda link: link.type.symmetric))
add_pair(Pair(DismissedSuggestion, "a", "b"))
add_pair(Pair(DuplicatePair, "a", "b"))  # who is not the part is not the whole either

leave(Merge, "survivor")
leave(MergedCustomer, "customer")
leave(Customer, "person")
leave(GroupMembership, "customer")  # follows from the links
leave(EarlierPurchases, "customer")  # the dates of both are put together
leave(ErasureAct, "person")  # an act names the row that was blanked
