"""Addresses of the frame itself: the style page with its samples, and the choice of language."""

from __future__ import annotations

from django.urls import path

from matvey.core.views.design import design, sample_card, sample_list
from matvey.core.views.language import choose_language

urlpatterns = [
    path("design/", design, name="design"),
    path("design/list/", sample_list, name="design_list"),
    path("design/card/", sample_card, name="design_card"),
    path("language/", choose_language, name="set_language"),
]
