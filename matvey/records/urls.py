"""The addresses every screen answers."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, include, path

from matvey.records.custom_field_screen import custom_field_screen
from matvey.records.screens import Screen
from matvey.records.views import bulk, cards, comments, exports, forms, home, lists, notifications, saved


def screen_urls(screen: Screen[Any]) -> list[URLPattern]:
    """List, card, form and all that belongs to them; a screen without a form has no form."""
    return [*_list_urls(screen), *_card_urls(screen), *(_form_urls(screen) if screen.form_to_change else [])]


def _list_urls(screen: Screen[Any]) -> list[URLPattern]:
    given, name = {"screen": screen}, screen.name
    filters = path("filters/", lists.record_filters, given, name=f"{name}-filters")
    return [
        path("", lists.record_list, given, name=f"{name}-list"),
        *([filters] if screen.filters or screen.custom else []),
        path("sums/", lists.record_sums, given, name=f"{name}-sums"),
        path("total/", lists.record_total, given, name=f"{name}-total"),
        path("columns/", lists.record_columns, given, name=f"{name}-columns"),
        path("views/", saved.record_views, given, name=f"{name}-views"),
        path("views/<int:pk>/removal/", saved.record_view_removal, given, name=f"{name}-view-removal"),
        path("export.<str:extension>", exports.record_export, given, name=f"{name}-export"),
        path("bulk/<slug:key>/", bulk.record_bulk, given, name=f"{name}-bulk"),
        path("bulk/<slug:key>/undo/", bulk.record_bulk_undo, given, name=f"{name}-bulk-undo"),
    ]


def _card_urls(screen: Screen[Any]) -> list[URLPattern]:
    given, name = {"screen": screen}, screen.name
    return [
        path("<int:pk>/", cards.record_card, given, name=f"{name}-card"),
        path("<int:pk>/panels/<slug:key>/", cards.record_panel, given, name=f"{name}-panel"),
    ]


def _form_urls(screen: Screen[Any]) -> list[URLPattern]:
    given, name = {"screen": screen}, screen.name
    return [
        path("new/", forms.record_create, given, name=f"{name}-create"),
        path("<int:pk>/edit/", forms.record_update, given, name=f"{name}-update"),
        path("<int:pk>/fields/<slug:name>/", forms.record_field, given, name=f"{name}-field"),
    ]


urlpatterns = [
    path("", home.day, name="my-day"),
    path("search/", home.search, name="search"),
    path("mentions/", comments.mentions, name="mentions"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/count/", notifications.count, name="notifications-count"),
    path("notifications/seen/", notifications.seen, name="notifications-seen"),
    path("comments/<slug:kind>/<int:object_id>/", comments.comments, name="comments"),
    path("comments/<int:pk>/", comments.comment, name="comment"),
    path("comments/<int:pk>/restoration/", comments.comment_restoration, name="comment-restoration"),
    path("tags/<slug:kind>/<int:object_id>/", comments.tags, name="tags"),
    path("files/<slug:kind>/<int:object_id>/", comments.files, name="files"),
    path("files/<int:pk>/", comments.file, name="file"),
    path("exports/<int:pk>/", exports.exported_file, name="exported-file"),
    path("settings/fields/", include(screen_urls(custom_field_screen))),
    path("files/<int:pk>/restoration/", comments.file_restoration, name="file-restoration"),
]
