"""The indexes behind the declared orders of the customer lists, one for each way rights may narrow them."""

from __future__ import annotations

from django.db.models import Index, Q

KEPT = Q(binned_at=None)
ORDERS = {"name": "name_key", "contact": "last_contact_at", "created": "created_at"}
SCOPES = ("responsible", "department", "branch")


def _ordered(name: str, *fields: str, where: Q = KEPT) -> Index:
    return Index(fields=[*fields, "id"], condition=where, name=f"customer_{name}")


CUSTOMER_INDEXES = [
    *(_ordered(f"by_{order}", column) for order, column in ORDERS.items()),
    *(_ordered(f"{scope}_{order}", scope, column) for scope in SCOPES for order, column in ORDERS.items()),
    # Few are anything but customers, so these views have short indexes of their own.
    *(
        _ordered(f"{role}s", "name_key", where=KEPT & Q(**{f"is_{role}": True}))
        for role in ("supplier", "partner", "competitor")
    ),
    _ordered("region", "region", "name_key"),
    _ordered("new_until", "new_until_on"),
    _ordered("active_until", "active_until_on"),
    _ordered("kept_until", "kept_until_on"),
    _ordered("namesakes", "namesake_key", where=KEPT & Q(namesake_key__isnull=False)),
    _ordered("imported_in", "imported_in", where=Q(imported_in__isnull=False)),
    _ordered("merged_into", "merged_into", where=Q(merged_into__isnull=False)),
    _ordered("bin", "binned_at", where=Q(binned_at__isnull=False)),
]
