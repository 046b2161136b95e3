"""The addresses of imports."""

from __future__ import annotations

from django.urls import path

from matvey.exchange.views import columns, contents, everything, files, phone_cards, runs, undoing

urlpatterns = [
    path("imports/", files.imports, name="imports"),
    path("imports/<int:pk>/", runs.run, name="import"),
    path("imports/<int:pk>/columns/", columns.columns, name="import-columns"),
    path("imports/<int:pk>/contents/", contents.contents, name="import-contents"),
    path("imports/<int:pk>/files/<int:order>/columns/", columns.part_columns, name="import-part-columns"),
    path("imports/<int:pk>/sheet/", columns.sheet, name="import-sheet"),
    path("imports/<int:pk>/start/", runs.start, name="import-start"),
    path("imports/<int:pk>/change/", runs.change, name="import-change"),
    path("imports/<int:pk>/cancellation/", runs.cancellation, name="import-cancellation"),
    path("imports/<int:pk>/retry/", runs.retry, name="import-retry"),
    path("imports/<int:pk>/errors.xlsx", runs.errors, name="import-errors"),
    path("settings/everything/", everything.everything, name="everything"),
    path("settings/everything/cancellation/", everything.cancellation, name="everything-cancellation"),
    path("settings/everything/<int:pk>/", everything.archive, name="everything-archive"),
    path("customers/<int:pk>/phone.vcf", phone_cards.customer, name="customer-phone-card"),
    path("people/<int:pk>/phone.vcf", phone_cards.person, name="person-phone-card"),
    path("imports/<int:pk>/undo/", undoing.undo, name="import-undo"),
    path("imports/<int:pk>/undo/cancellation/", undoing.cancellation, name="import-undo-cancellation"),
    path("imports/<int:pk>/undo/left.xlsx", undoing.left, name="import-undo-left"),
]
