"""What a new company may do first; the apps above add theirs (bring in customers, look at the example)."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

type Text = str | Promise


@dataclass(frozen=True)
class FirstStep:
    """A card of the page after the first start; `posts` says that its address wants a POST."""

    key: str
    title: Text
    text: Text
    icon: str
    url_name: str
    order: int = 100
    posts: bool = False

    @property
    def url(self) -> str:
        """Empty where the app that answers it is not there."""
        try:
            return reverse(self.url_name)
        except NoReverseMatch:
            return ""


_registered: dict[str, FirstStep] = {}


def add(step: FirstStep) -> FirstStep:
    _registered[step.key] = step
    return step


def first_steps() -> list[FirstStep]:
    return sorted((step for step in _registered.values() if step.url), key=lambda step: step.order)
