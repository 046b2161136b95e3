"""My day, the home page: apps plug in what a person should see first in the morning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from matvey.staff.http import StaffRequest


@dataclass(frozen=True)
class Section:
    """A part of My day; `context` answers `None` where it has nothing to say to this person."""

    key: str
    title: str | Promise
    icon: str
    template: str
    context: Callable[[StaffRequest], dict[str, object] | None]
    order: int = 100
    wide: bool = False


_sections: dict[str, Section] = {}


def add(section: Section) -> None:
    _sections[section.key] = section


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: (section.order, section.key))
