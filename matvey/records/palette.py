"""What the palette (Ctrl+K) can do besides finding records: actions that apps add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from matvey.core.folding import fold
from matvey.staff.http import StaffRequest


@dataclass(frozen=True)
class Action:
    """Something to do from anywhere; `dialog` opens it where one is."""

    key: str
    label: str | Promise
    icon: str
    url_name: str
    allowed: Callable[[StaffRequest], bool] = lambda request: True
    dialog: bool = False

    @property
    def url(self) -> str:
        return reverse(self.url_name)


_actions: dict[str, Action] = {}


def add(*actions: Action) -> None:
    for action in actions:
        _actions[action.key] = action


def matching(request: StaffRequest, words: str) -> list[Action]:
    """The actions this person may do whose name has all the words, in any order."""
    wanted = fold(words).split()
    return [
        action
        for action in _actions.values()
        if action.allowed(request) and all(word in fold(str(action.label)) for word in wanted)
    ]
