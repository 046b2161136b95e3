"""What the palette (Ctrl+K) can do besides finding records: actions that apps add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from matvey.core.folding import fold
from matvey.staff.http import StaffRequest


@dataclass(frozen=True)
class Action:
    """Something to do from anywhere; `dialog` opens it where one is.

    One that `takes` what was typed, under that name, is offered for the words that `fits` accepts.
    """

    key: str
    label: str | Promise
    icon: str
    url_name: str
    allowed: Callable[[StaffRequest], bool] = lambda request: True
    dialog: bool = False
    takes: str = ""
    fits: Callable[[str], bool] = lambda words: False


@dataclass(frozen=True)
class Offer:
    """An action as the palette offers it, with what was typed in its address where it takes that."""

    action: Action
    url: str


_actions: dict[str, Action] = {}


def add(*actions: Action) -> None:
    for action in actions:
        _actions[action.key] = action


def matching(request: StaffRequest, words: str) -> list[Offer]:
    """What this person may do: actions whose name has all the words, in any order, or that take them."""
    return [
        Offer(action, _address(action, words))
        for action in _actions.values()
        if action.allowed(request) and _is_meant(action, words)
    ]


def _is_meant(action: Action, words: str) -> bool:
    if action.takes:
        return action.fits(words)
    return all(word in fold(str(action.label)) for word in fold(words).split())


def _address(action: Action, words: str) -> str:
    url = reverse(action.url_name)
    if not action.takes:
        return url
    query = QueryDict(mutable=True)
    query[action.takes] = words
    return f"{url}?{query.urlencode()}"
