"""Who may pass: nobody but the first person while the base is empty, then only who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from matvey.staff.models import Employee

# Everybody may choose the language they read the sign-in page in.
FOR_EVERYBODY: Final = frozenset({"set_language"})
BEFORE_THE_START: Final = frozenset({"set_language", "start", "start-branch", "start-administrator"})


class FirstStartMiddleware:
    """While nobody works here, every page leads to the first start; looked up until somebody does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.has_started = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        self.has_started = self.has_started or Employee.objects.exists()
        if self.has_started or _name_of(request) in BEFORE_THE_START:
            return None
        return redirect("start")


class SignInMiddleware(LoginRequiredMiddleware):
    """Django's own, and a fragment that htmx asks for leads the whole page to the sign-in."""

    def process_view(self, request: HttpRequest, view_func: Any, *args: Any) -> HttpResponseBase | None:
        if _name_of(request) in FOR_EVERYBODY:
            return None
        return super().process_view(request, view_func, *args)

    def handle_no_permission(  # type: ignore[override]  # htmx follows its own kind of redirect
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        if not getattr(request, "htmx", False):
            return super().handle_no_permission(request, view_func)
        back = request.htmx.current_url_abs_path or resolve_url("/")  # type: ignore[attr-defined]
        query = {self.get_redirect_field_name(view_func): back}
        return HttpResponseClientRedirect(reverse("account_login", query=query))


def _name_of(request: HttpRequest) -> str:
    return (request.resolver_match and request.resolver_match.url_name) or ""
