"""No app can name a customer or a person in a way that a merge does not know of."""

from __future__ import annotations

from django.apps import apps

from matvey.customers.models import Customer, Person
from matvey.customers.references import pairs, references_to

# Keys that stay on purpose, with what they would lose.
STAY = {
    ("customers.merge", "survivor_id"),  # into whom it was merged
    ("customers.mergedcustomer", "customer_id"),  # who was merged
    ("customers.customer", "person_id"),  # who the merged one is, for when it comes back
    ("customers.groupmembership", "customer_id"),  # follows from the links
    ("customers.earlierpurchases", "customer_id"),  # the dates are put together
    ("customers.erasureact", "person_id"),  # an act names the row that was blanked
    ("exchange.importmatch", "customer_id"),  # whom a row met then; the old address leads on
    ("exchange.importchange", "customer_id"),  # whom an import changed; a merge is a change since
    ("exchange.importchange", "object_id"),
    ("exchange.importleft", "customer_id"),  # whom an undo left as it was
    ("customers.duplicatecheck", "customer_id"),  # to be compared again; those in the bin are not
    ("core.searchentry", "object_id"),  # filed anew
    ("records.customvalue", "object_id"),  # a field with a choice, as the customer's own
}
NUMBERS = ("customer_id", "person_id", "object_id")


def known() -> set[tuple[str, str]]:
    moved = {(one.label, one.column) for target in (Customer, Person) for one in references_to(target)}
    ends = {(pair.label, f"{end}_id") for pair in pairs() for end in (pair.first, pair.second)}
    return moved | ends | STAY


def test_everything_that_names_a_customer_or_a_person_is_moved_or_stays_on_purpose() -> None:
    found = {
        (model._meta.label_lower, field.attname)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.related_model in (Customer, Person) or field.attname in NUMBERS
    }
    assert found - known() == set()
