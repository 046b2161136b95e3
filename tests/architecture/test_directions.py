"""What the import contract cannot see: keys, templates and addresses lead downwards too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.layers import LINES, ROOT, may_know

NAMED_TEMPLATE = re.compile(r"{%\s*(?:extends|include)\s+[\"']([\w-]+)/")
# The frame asks whatever app answers these.
SOCKETS = {"search"}
NAMED_ADDRESS = re.compile(r"{%\s*url\s+[\"']([\w-]+)[\"']")


def templates() -> Iterator[tuple[str, Path]]:
    for path in ROOT.rglob("templates/**/*.html"):
        yield path.relative_to(ROOT).parts[0], path


def test_foreign_keys_lead_downwards() -> None:
    upwards = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in LINES
        for field in model._meta.get_fields()
        if field.many_to_one and field.concrete and field.related_model._meta.app_label in LINES
        if not may_know(model._meta.app_label, field.related_model._meta.app_label)
    ]
    assert not upwards


def test_templates_name_templates_of_lower_apps() -> None:
    upwards = [
        f"{path.relative_to(ROOT)} → {named}"
        for app, path in templates()
        for named in NAMED_TEMPLATE.findall(path.read_text())
        if named in LINES and not may_know(app, named)
    ]
    assert not upwards


def test_templates_name_addresses_of_lower_apps() -> None:
    owners = dict(_owners(get_resolver().url_patterns))
    upwards = [
        f"{path.relative_to(ROOT)} → {name}"
        for app, path in templates()
        for name in NAMED_ADDRESS.findall(path.read_text())
        if name in owners and name not in SOCKETS and not may_know(app, owners[name])
    ]
    assert not upwards


def _owners(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    """The app whose view answers each name."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _owners(pattern.url_patterns)
        elif pattern.name and pattern.callback.__module__.startswith("matvey."):
            yield pattern.name, pattern.callback.__module__.split(".")[1]
