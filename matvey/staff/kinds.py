"""The kinds of records people see; a kind that is not registered does not exist for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from matvey.staff.access import Access


@dataclass(frozen=True)
class Kind:
    """Which rows of a model an employee may see, and where its card is.

    `scoped` kinds stand in the form of a role with a reading and a writing scope; the others follow
    the rights of the record they hang on. `customer_id` names whose time line its events belong to.
    A company may add fields of its own to a `customizable` kind.
    """

    key: str
    label: str | Promise
    plural: str | Promise
    model: type[Model]
    visible: Callable[[Access], QuerySet[Any]]
    url: Callable[[int], str]
    icon: str = "file"
    scoped: bool = True
    customer_id: Callable[[Any], int | None] = lambda row: None
    customizable: bool = False


_registered: dict[str, Kind] = {}


def add(kind: Kind) -> Kind:
    _registered[kind.key] = kind
    return kind


def get(key: str) -> Kind:
    """The kind of that key; `KeyError` where no app has registered it."""
    return _registered[key]


def find(key: str) -> Kind | None:
    return _registered.get(key)


def all_kinds() -> list[Kind]:
    return list(_registered.values())


def scoped_kinds() -> list[Kind]:
    return [kind for kind in _registered.values() if kind.scoped]
