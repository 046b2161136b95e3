"""What names a customer, a person or another row that merging may fold into a second one.

Foreign keys are found by themselves, those of apps that come later too. What names a record otherwise, by
kind and number say, is added here; so is what ties two customers, and what must stay where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from django.apps import apps
from django.db.models import Field, Model, QuerySet

ENDS: Final = "ends"
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True)
class Reference:
    """The rows of `model` that `where` holds for name a row of another model in `column`."""

    model: type[Model]
    column: str
    where: Mapping[str, object] = field(default_factory=lambda: _NOTHING)

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def rows(self, pk: int) -> QuerySet[Any]:
        """Those that name this one."""
        return self.model._base_manager.filter(**{self.column: pk}, **self.where)


@dataclass(frozen=True)
class Pair:
    """A row that ties two customers; where `is_symmetric`, the smaller number stands first."""

    model: type[Model]
    first: str
    second: str
    is_symmetric: Callable[[Any], bool] = lambda row: True

    @property
    def label(self) -> str:
        return self.model._meta.label_lower


_added: dict[type[Model], list[Reference]] = defaultdict(list)
_pairs: dict[str, Pair] = {}
_left: set[tuple[str, str]] = set()


def add(target: type[Model], *references: Reference) -> None:
    """These name rows of `target` without a foreign key."""
    _added[target].extend(references)


def add_pair(pair: Pair) -> None:
    """Its two ends are moved together, and never onto one customer."""
    _pairs[pair.label] = pair
    leave(pair.model, pair.first, pair.second)


def leave(model: type[Model], *fields: str) -> None:
    """These keys stay: they say what was merged, or follow from something else that is moved."""
    _left.update((model._meta.label_lower, name) for name in fields)


def pairs() -> Iterable[Pair]:
    return _pairs.values()


def find_pair(label: str) -> Pair:
    return _pairs[label]


def references_to(target: type[Model]) -> list[Reference]:
    """Everything that names rows of this model, in a fixed order."""
    relations: list[Any] = list(target._meta.get_fields(include_hidden=True))
    keys = [relation.field for relation in relations if _comes_from_a_key(relation)]
    found = [Reference(key.model, key.attname) for key in keys if _is_moved(key)]
    return sorted(found, key=lambda one: (one.label, one.column)) + _added[target]


def model_of(label: str) -> type[Model]:
    return apps.get_model(label)


def _comes_from_a_key(relation: Any) -> bool:
    if not relation.auto_created or relation.concrete:
        return False
    return bool(relation.one_to_many or relation.one_to_one)


def _is_moved(key: Field[Any, Any]) -> bool:
    """Not what is another row's own number: that can't be moved without all that names it."""
    return not key.primary_key and (key.model._meta.label_lower, key.name) not in _left
