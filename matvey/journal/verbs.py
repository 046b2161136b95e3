"""How each verb of the journal reads on a time line; apps add theirs from their `verbs.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

type Text = str | Promise


@dataclass(frozen=True)
class Verb:
    """What happened, in words that fit anybody: «Клиент добавлен», «Изменены сведения».

    `fields` names the keys of an event's before and after. A quiet verb is kept for the audit but
    not shown on a time line; of a brief one the values are not shown there.
    """

    key: str
    label: Text
    icon: str = "circle"
    tone: str = ""
    fields: Mapping[str, Text] = field(default_factory=dict)
    quiet: bool = False
    brief: bool = False


_verbs: dict[str, Verb] = {}


def add(*verbs: Verb) -> None:
    for verb in verbs:
        _verbs[verb.key] = verb


def get(key: str) -> Verb:
    """The verb of that key; one nobody has described reads as its key."""
    return _verbs.get(key) or Verb(key, key)


def quiet_keys() -> list[str]:
    return [verb.key for verb in _verbs.values() if verb.quiet]


def all_verbs() -> list[Verb]:
    return list(_verbs.values())
