"""The addresses of the customer base."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from matvey.customers.screens import customers, erasures, link_types, people, segments, sources
from matvey.customers.views import (
    access,
    binning,
    birthdays,
    consents,
    contacts,
    counterparties,
    duplicates,
    erasing,
    family,
    jotted,
    losses,
    merging,
    merging_certain,
    notes,
    points,
    rules,
    ties,
)
from matvey.customers.views import segments as segment_views
from matvey.records.urls import screen_urls

around = [
    path("notes/", notes.notes, name="customer-notes"),
    path("points/", points.points, name="customer-points"),
    path("points/<int:point_pk>/", points.point, name="customer-point"),
    path("points/<int:point_pk>/removal/", points.point_removal, name="customer-point-removal"),
    path("points/<int:point_pk>/restoration/", points.point_restoration, name="customer-point-restoration"),
    path("contacts/", contacts.contacts, name="customer-contacts"),
    path("contacts/<int:contact_pk>/", contacts.contact, name="customer-contact"),
    path("contacts/<int:contact_pk>/end/", contacts.contact_end, name="customer-contact-end"),
    path("counterparties/", counterparties.counterparties, name="customer-counterparties"),
    path("counterparties/<int:party_pk>/", counterparties.counterparty, name="customer-counterparty"),
    path(
        "counterparties/<int:party_pk>/binning/",
        counterparties.counterparty_binning,
        name="customer-counterparty-binning",
    ),
    path("people/<int:person_pk>/", family.person, name="customer-person"),
    path("people/<int:person_pk>/relatives/", family.relatives, name="customer-relatives"),
    path("people/<int:person_pk>/life-events/", family.life_events, name="customer-life-events"),
    path("relatives/<int:relative_pk>/", family.relative, name="customer-relative"),
    path("relatives/<int:relative_pk>/removal/", family.relative_removal, name="customer-relative-removal"),
    path(
        "life-events/<int:event_pk>/removal/", family.life_event_removal, name="customer-life-event-removal"
    ),
    path("links/", ties.links, name="customer-links"),
    path("links/<int:link_pk>/removal/", ties.link_removal, name="customer-link-removal"),
    path(
        "suggestions/<int:other_pk>/dismissal/",
        ties.suggestion_dismissal,
        name="customer-suggestion-dismissal",
    ),
    path("consents/", consents.consents, name="customer-consents"),
    path(
        "consents/<int:consent_pk>/withdrawal/",
        consents.consent_withdrawal,
        name="customer-consent-withdrawal",
    ),
    path("call-refusals/", consents.call_refusals, name="customer-call-refusals"),
    path(
        "call-refusals/<int:refusal_pk>/permission/",
        consents.call_permission,
        name="customer-call-permission",
    ),
    path("loss/", losses.loss, name="customer-loss"),
    path("return/", losses.coming_back, name="customer-return"),
    path("binning/", binning.binning, name="customer-binning"),
    path("merging/", merging.merging_with, name="customer-merge-with"),
]

of_segments = [
    path("new/", segment_views.segment_create, name="segment-create"),
    path("count/", segment_views.segment_count, name="segment-count"),
    path("criterion/", segment_views.segment_criterion, name="segment-criterion"),
    path("<int:pk>/", segment_views.segment, name="segment-card"),
    path("<int:pk>/edit/", segment_views.segment_update, name="segment-update"),
    path("<int:pk>/binning/", segment_views.segment_binning, name="segment-binning"),
    path(
        "<int:pk>/members/<int:customer_pk>/removal/",
        segment_views.segment_member_removal,
        name="segment-member-removal",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("customers/look-up/", access.look_ups, name="customer-look-up"),
    path("customers/merging/", merging.merging, name="customer-merge"),
    path("merges/<int:pk>/separation/", merging.separation, name="merge-separation"),
    path("customers/known/", access.known, name="customer-known"),
    path("customers/duplicates/", duplicates.duplicates, name="duplicates"),
    path("customers/duplicates/search/", duplicates.duplicate_search, name="duplicate-search"),
    path("customers/duplicates/merging/", merging_certain.certain_merging, name="certain-merging"),
    path(
        "customers/duplicates/merging/<int:pk>/separation/",
        merging_certain.certain_separation,
        name="certain-separation",
    ),
    path("customers/duplicates/<int:pk>/", duplicates.duplicate, name="duplicate"),
    path(
        "customers/duplicates/<int:pk>/dismissal/", duplicates.duplicate_dismissal, name="duplicate-dismissal"
    ),
    path(
        "customers/duplicates/<int:pk>/reopening/", duplicates.duplicate_reopening, name="duplicate-reopening"
    ),
    path("customers/jotting/", jotted.jotting, name="customer-jotting"),
    path("customers/<int:customer_pk>/access/", access.access_question, name="access-question"),
    path("access-requests/<int:pk>/", access.access_answer, name="access-answer"),
    path("settings/sources/", include(screen_urls(sources))),
    path("settings/link-types/", include(screen_urls(link_types))),
    path("settings/statuses/", rules.status_terms, name="status-terms"),
    path("settings/completeness/", rules.completeness_rules, name="completeness-rules"),
    path("birthdays/", birthdays.birthday_list, name="birthdays"),
    path("people/<int:pk>/erasure/", erasing.erasure, name="person-erasure"),
    path("people/", include(screen_urls(people))),
    path("settings/erasures/", include(screen_urls(erasures))),
    path("segments/", include(of_segments)),
    path("segments/", include(screen_urls(segments))),
    path("customers/", include(screen_urls(customers))),
    path("customers/<int:pk>/", include(around)),
]
