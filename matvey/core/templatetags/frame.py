"""Tags of the frame: built files, the side bar, whose program this is and in which colours."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from matvey.core import assets, frame, navigation

register = template.Library()


@register.simple_tag
def asset(name: str) -> SafeString:
    """Links a built style sheet with its fonts, or a script with the modules it imports."""
    built = assets.find(name)
    if name.endswith(".css"):
        return _fonts(built) + format_html('<link rel="stylesheet" href="{}">', built.url)
    return _modules(built) + format_html('<script type="module" src="{}"></script>', built.url)


def _fonts(built: assets.Asset) -> SafeString:
    line = '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>'
    return format_html_join("", line, ((url,) for url in built.fonts))


def _modules(built: assets.Asset) -> SafeString:
    return format_html_join("", '<link rel="modulepreload" href="{}">', ((url,) for url in built.imports))


@register.simple_tag
def fixed(name: str) -> SafeString:
    """A piece that is the same on every page and differs by language only: drawn once."""
    language = get_language() or ""
    return render_to_string(name) if settings.DEBUG else _drawn(name, language)


@lru_cache(maxsize=64)
def _drawn(name: str, language: str) -> SafeString:
    return render_to_string(name)


@register.inclusion_tag("core/navigation.html", takes_context=True)
def side_navigation(context: Context) -> dict[str, Any]:
    """The groups of the side bar; a page whose address does not lie below its place names it with `nav`."""
    return {"sections": _sections(context), "current": _current(context)}


@register.inclusion_tag("core/tabbar.html", takes_context=True)
def phone_navigation(context: Context) -> dict[str, Any]:
    """The bar at the bottom of a phone; the rest is behind "More"."""
    return {"places": navigation.for_phone(_sections(context)), "current": _current(context)}


def _current(context: Context) -> str:
    named: str | None = context.get("nav")
    return named or navigation.place_of(context["request"].path, _sections(context))


def _sections(context: Context) -> list[navigation.Section]:
    """Asked once per page: the counts beside the places cost queries."""
    request = context["request"]
    if not hasattr(request, "_sections"):
        request._sections = navigation.sections(request)
    sections: list[navigation.Section] = request._sections
    return sections


@register.simple_tag(takes_context=True)
def company_name(context: Context) -> str:
    request = _request(context)
    return frame.company_name(request) if request else ""


@register.simple_tag(takes_context=True)
def reader(context: Context) -> frame.Reader | None:
    request = _request(context)
    return frame.reader(request) if request else None


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    request = _request(context)
    return frame.theme(request) if request else ""


def _request(context: Context) -> HttpRequest | None:
    request: HttpRequest | None = context.get("request")
    return request
