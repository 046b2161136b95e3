"""The choice of language at the bottom of every page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from matvey.core import frame


@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Holds in this browser, and wherever the person signs in; back to the page it was chosen on."""
    code = request.POST.get("language", "")
    if request.user.is_authenticated and code in dict(settings.LANGUAGES):
        frame.remember_language(request, code)
    return set_language(request)
