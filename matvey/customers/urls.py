"""The addresses of the customer base."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from matvey.customers.screens import customers
from matvey.customers.views import contacts, counterparties, notes, points
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
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("customers/", include(screen_urls(customers))),
    path("customers/<int:pk>/", include(around)),
]
