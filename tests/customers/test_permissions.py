"""Who may open what: every address of the customer base, for each kind of person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from matvey.core.person_names import PersonName
from matvey.customers.actions.consents import NewConsent, give_consent, refuse_calls
from matvey.customers.actions.family import NewLifeEvent, NewRelative, add_life_event, add_relative
from matvey.customers.actions.linking import Tie, add_link
from matvey.customers.actions.merging import merge_customers
from matvey.customers.actions.segments import SegmentData, save_segment
from matvey.customers.models import AccessRequest, Basis, LinkType, Source
from matvey.customers.new import NewContact, NewPerson, NewPoint
from matvey.customers.urls import urlpatterns

# Whoever may not write anything may still do this with a customer they see.
OPEN_TO_WHO_SEES = {
    "customer-consent-withdrawal",
    "customer-call-refusals",
    "customer-notes",
}
# Pages that belong to nobody's customer.
COMMON = {
    "customer-list", "customer-sums", "customer-total", "customer-columns", "customer-views",
    "customer-create", "customer-bulk", "customer-merge",
    "customer-look-up", "customer-known", "birthdays", "person-list", "person-sums", "person-total", "person-columns",
    "person-views", "person-bulk", "segment-list", "segment-sums", "segment-total", "segment-columns", "segment-views",
    "segment-create", "segment-count", "segment-criterion", "segment-bulk",
    "customer-filters", "person-filters", "segment-filters", "customer-jotting",
    "duplicates", "duplicate-search", "certain-merging",
}  # fmt: skip
PARTS = ("list", "sums", "total", "columns", "views", "filters")  # without rows for who does not administer
SETTINGS = ("source", "link-type", "status-terms", "completeness-rules", "erasure")


def names(patterns=urlpatterns) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from ((name, f"{pattern.pattern}{route}") for name, route in names(pattern.url_patterns))
        elif isinstance(pattern, URLPattern):
            yield pattern.name or "", str(pattern.pattern)


@pytest.fixture
def addresses(add, people, by_owner, now) -> dict[str, str]:
    """One of everything around a customer of Anna's, put into every address."""
    points = (NewPoint("phone", "+78125550142"),)
    contact = NewContact(NewPerson(PersonName("Орлов")), points=(NewPoint("email", "o@example.com"),))
    anna, company = add("Анна Ким", form="person", points=points), add("Ромашка", contacts=(contact,))
    relative = add_relative(anna.person, NewRelative("child", "Лиза"), anna, by=by_owner, at=now)
    event = add_life_event(anna.person, NewLifeEvent(date(2026, 1, 1), "Свадьба"), anna, by=by_owner, at=now)
    link = add_link(Tie(anna.pk, company.pk, LinkType.objects.get(key="family")), by=by_owner, at=now)
    consent = give_consent(anna, NewConsent(Basis.EMAIL, "1", "paper", now), by=by_owner, at=now)
    asked = AccessRequest.objects.create(
        customer=anna, asker=people.stranger, asked=people.owner, asked_at=now
    )
    data = SegmentData("Все", {"criteria": [{"key": "phone", "operator": "yes"}]})
    segment = save_segment(data, by=by_owner, at=now)
    numbers = {
        "point_pk": anna.contact_points.get().pk, "contact_pk": company.contacts.get().pk,
        "party_pk": anna.counterparties.get().pk, "person_pk": anna.person_id, "relative_pk": relative.pk,
        "event_pk": event.pk, "link_pk": link.pk, "other_pk": company.pk, "consent_pk": consent.pk,
        "refusal_pk": refuse_calls(anna, by=by_owner, at=now).pk, "customer_pk": anna.pk,
    }  # fmt: skip
    own = {
        "person": anna.person_id,
        "segment": segment.pk,
        "access-answer": asked.pk,
        "source": Source.objects.first().pk,
    }
    own["merge"] = merge_customers(company.pk, [add("Ромашка 2").pk], {}, by=by_owner, at=now).pk
    own["link-type"] = LinkType.objects.first().pk
    of_company = {"customer-contact", "customer-contact-end"}
    texts = {"slug:key": "points", "slug:name": "city", "str:extension": "csv"}

    def filled(name: str, route: str) -> str:
        pk = company.pk if name in of_company else next((own[p] for p in own if name.startswith(p)), anna.pk)
        for key, value in {**numbers, "pk": pk}.items():
            route = route.replace(f"<int:{key}>", str(value))
        for key, value in texts.items():
            route = route.replace(f"<{key}>", value)
        return f"/{route}"

    return {name: filled(name, route) for name, route in names() if not name.endswith("view-removal")}


def opened(client: Client, addresses: dict[str, str]) -> dict[str, int]:
    """The answer of each address to looking; those that only take posts are asked with an empty one."""
    found = {}
    for name, url in addresses.items():
        status = client.get(url).status_code
        found[name] = client.post(url).status_code if status == 405 else status
    return found


def test_who_is_not_signed_in_sees_nothing(client, addresses):
    assert set(opened(client, addresses).values()) <= {302, 403}


def test_a_stranger_does_not_learn_that_the_customer_exists(client, addresses, narrow_sellers, people):
    client.force_login(people.stranger)
    seen = {name: status for name, status in opened(client, addresses).items() if status not in (403, 404)}
    lists_of_settings = {f"{name}-{part}" for name in ("source", "link-type", "erasure") for part in PARTS}
    assert set(seen) <= COMMON | lists_of_settings | {"access-question"}


def test_a_colleague_sees_the_customer_and_changes_nothing(client, addresses, people):
    client.force_login(people.colleague)
    found = opened(client, addresses)
    assert (found["customer-card"], found["customer-update"], found["customer-field"]) == (200, 403, 403)
    writing = {n for n in addresses if n.startswith("customer-") and n not in COMMON | OPEN_TO_WHO_SEES}
    assert {n for n in writing if found[n] not in (403, 404)} <= {"customer-card", "customer-panel"}


def test_the_owner_opens_all_but_the_settings(client, addresses, people):
    client.force_login(people.owner)
    refused = {name for name, status in opened(client, addresses).items() if status in (403, 404)}
    without_right = {
        "customer-export",
        "person-export",
        "segment-export",
        "person-erasure",
        "access-question",
    }
    settings = {name for name in addresses if name.startswith(SETTINGS)}
    assert {n for n in refused if "-bulk" not in n} <= without_right | settings | NOT_OF_THESE


# A screen without such a form or panel, whoever asks.
NOT_OF_THESE = {
    "person-create", "person-panel", "person-field", "segment-panel", "segment-field", "customer-panel",
    "customer-link-removal", "customer-relative", "customer-life-event-removal", "customer-point",
    "customer-relative-removal", "customer-person", "customer-suggestion-dismissal", "segment-member-removal",
    "duplicate", "duplicate-dismissal", "duplicate-reopening", "certain-separation",
}  # fmt: skip


def test_only_who_administers_opens_the_settings(client, addresses, people):
    client.force_login(people.administrator)
    found = opened(client, addresses)
    assert {
        found[name] for name in ("source-list", "link-type-list", "status-terms", "completeness-rules")
    } == {200}
