"""Every address of the program, with the numbers of rows that exist to try it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Addresses of allauth ask for a password or a key again by themselves; its own tests watch them.
FOREIGN = ("account_", "mfa_", "usersessions_")


def names() -> list[str]:
    return sorted(name for name in _parameters() if not name.startswith(FOREIGN))


def address(name: str, rows: Mapping[str, Any]) -> str:
    """The address of that name for rows that exist; `rows` says which number stands for what."""
    return reverse(name, kwargs={key: _value(name, key, rows) for key in _parameters()[name]})


def _value(name: str, key: str, rows: Mapping[str, Any]) -> Any:
    """The most particular of what `rows` says: of this name, of the kind of record, of the parameter."""
    owner = max((o for o in rows if f"{name}-".startswith(f"{o}-")), key=len, default="")
    known = [
        f"{name}.{key}",
        name if key == "pk" else "",
        f"{owner}.{key}",
        owner if key == "pk" else "",
        key,
    ]
    return next(rows[one] for one in known if one in rows)


@cache
def _parameters() -> dict[str, tuple[str, ...]]:
    """What each named address needs."""
    return dict(_walk(get_resolver().url_patterns, ()))


def _walk(
    patterns: list[URLPattern | URLResolver], above: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        needed = (*above, *getattr(pattern.pattern, "converters", {}))
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, needed)
        elif pattern.name:
            yield pattern.name, needed
