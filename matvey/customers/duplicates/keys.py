"""By what a customer is found again although it shares no phone and no number with its twin."""

from __future__ import annotations

from hashlib import blake2b

from matvey.customers.duplicates.names import Name, customer_name


def namesake_key(form: str, typed: str) -> int | None:
    """The same number for «ООО "Северный ветер"» and «ветер северный»; none where no word of it tells.

    It has 63 bits, so that different names fall together hardly ever, and harmlessly.
    """
    return key_of_name(customer_name(form, typed))


def key_of_name(name: Name) -> int | None:
    digest = blake2b(name.key.encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1 if name.key else None
