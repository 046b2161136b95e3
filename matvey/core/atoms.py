"""The smallest pieces of a page, as functions: quick enough for every cell of a long table."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

import lucide
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from matvey.core.company_names import split_company_name

HUES = 9
# By type too: a text that is safe and the same text that is not are drawn differently.
remembered = lru_cache(maxsize=4096, typed=True)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@lru_cache(maxsize=1024)
def icon(name: str, size: int = 16, stroke: str = "2") -> SafeString:
    """A lucide icon of so many pixels, hidden from screen readers; raises lucide.IconDoesNotExist."""
    drawing = lucide._render_icon(name, size, **{"stroke-width": stroke, "aria-hidden": "true"})
    return mark_safe(re.sub(r"\s+", " ", drawing).replace("> <", "><"))  # noqa: S308 - our own drawing


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """One or two capitals of a name, its legal form left out: «ООО «Северный ветер»» is СВ."""
    words = _WORD.findall(split_company_name(name).core)
    return "".join(word[0] for word in words[:2]).upper() or "?"


def hue(name: str) -> int:
    """A colour number from 0 to 8, always the same for the same name."""
    return crc32(name.encode()) % HUES


@remembered
def avatar(name: str, size: str = "", square: bool = False, photo: str = "") -> SafeString:
    """A coloured sign with initials, or the photo; the name itself must stand beside it."""
    look = " ".join(filter(None, ("avatar", size, "square" if square else "")))
    if photo:
        return format_html('<img class="{}" src="{}" alt="" loading="lazy">', look, photo)
    return format_html(
        '<span class="{}" data-hue="{}" aria-hidden="true">{}</span>', look, hue(name), initials(name)
    )


@remembered
def person(name: str, href: str = "", square: bool = False, size: str = "") -> SafeString:
    """An avatar with the name, a link when there is somewhere to go."""
    sign = avatar(name, size, square)
    if href:
        return format_html(
            '<span class="person">{}<a class="name truncate" href="{}">{}</a></span>', sign, href, name
        )
    return format_html('<span class="person">{}<span class="truncate">{}</span></span>', sign, name)


@remembered
def badge(text: str, tone: str = "", plain: bool = False) -> SafeString:
    """A short state in words; `tone` is good, warn, bad, info, violet or nothing."""
    look = " ".join(filter(None, ("badge", tone, "plain" if plain else "")))
    return format_html('<span class="{}">{}</span>', look, text)


def tick(value: object, label: str, name: str = "ids") -> SafeString:
    """The cell that ticks a row; `label` names the row to screen readers."""
    return format_html(
        '<td class="tick"><input class="check" type="checkbox" name="{}" value="{}" aria-label="{}"></td>',
        name,
        value,
        label,
    )
