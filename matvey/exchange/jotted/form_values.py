"""Free text as values of the form of a new customer."""

from __future__ import annotations

from collections.abc import Mapping

from matvey.exchange.jotted.reading import take_apart


def form_values(text: str) -> Mapping[str, str]:
    """By the names of the form's fields; a field of which the text says nothing is empty."""
    said = take_apart(text)
    return {
        "legal_form": "person" if said.is_person else "company",
        "name": said.name,
        "contact": "" if said.is_person else said.person,
        "position": said.position,
        "phone": ", ".join(said.phones),
        "email": ", ".join(said.emails),
        "inn": said.inn,
        "city": said.city,
        "site": said.site,
        "address": said.address,
        "about": said.note,
    }
