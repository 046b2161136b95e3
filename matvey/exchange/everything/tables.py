"""The tables of the archive: all there are, found by reflection, with the rows this person may see."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model, Q, QuerySet

from matvey.core.archive_rules import columns_left_out, left_out
from matvey.staff.access import Access


@dataclass(frozen=True)
class Table:
    """One table; its rows come in the order of their key."""

    model: type[Model]

    @property
    def name(self) -> str:
        """«customers.customer», also the name of its file."""
        return self.model._meta.label_lower

    @property
    def fields(self) -> list[Field[Any, Any]]:
        hidden = columns_left_out(self.model._meta.label)
        return [field for field in self.model._meta.concrete_fields if field.name not in hidden]

    @property
    def columns(self) -> list[str]:
        return [field.attname for field in self.fields]

    def rows(self, access: Access) -> QuerySet[Any]:
        return visible_rows(self.model, access)

    def after(self, key: int, count: int, access: Access) -> list[dict[str, object]]:
        """The next rows behind that key, ready to be written as JSON."""
        names = self.columns
        rows = self.rows(access).filter(pk__gt=key).order_by("pk").values_list(*names)[:count]
        return [{name: plain(value) for name, value in zip(names, row, strict=True)} for row in rows]

    def key_of(self, row: dict[str, object]) -> int:
        pk = self.model._meta.pk
        assert pk is not None
        key = row[pk.attname]
        assert isinstance(key, int)
        return key


def tables() -> list[Table]:
    """Those that point to others come first, so that what a row names is there when its own turn comes."""
    models = [model for model in apps.get_models(include_auto_created=True) if not _is_left_out(model)]
    return [Table(model) for model in _referring_first(models)]


def visible_rows(
    model: type[Model], access: Access, from_where: frozenset[type[Model]] = frozenset()
) -> QuerySet[Any]:
    """All rows for the program; nobody else gets what others keep to themselves, nor what hangs on it.

    Keys that lead in a circle are followed once: `from_where` are the models on the way.
    """
    if access.employee_id is None:
        return model._base_manager.all()
    rows: QuerySet[Any] = model._default_manager.all()
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(access)
    for field in model._meta.concrete_fields:
        if field.name == "private_to":
            rows = rows.filter(Q(private_to=None) | Q(private_to=access.employee_id))
        elif isinstance(field, ForeignKey) and field.related_model not in {model, *from_where}:
            rows = _hanging_on(rows, field, visible_rows(field.related_model, access, from_where | {model}))
    return rows


def _hanging_on(rows: QuerySet[Any], field: ForeignKey[Any, Any], seen: QuerySet[Any]) -> QuerySet[Any]:
    if not seen.query.where:
        return rows
    condition = Q(**{f"{field.name}__in": seen.order_by().values("pk")})
    return rows.filter(condition | Q(**{field.name: None}) if field.null else condition)


def plain(value: Any) -> object:
    """As JSON writes it: moments with their zone, exact numbers as text, bytes as base64."""
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return str(value) if not isinstance(value, str | int | float | list | dict | None) else value


def _is_left_out(model: type[Model]) -> bool:
    """What is only another name for rows of a table has none of its own."""
    return model._meta.label in left_out() or model._meta.proxy or not model._meta.managed


def _referring_first(models: Sequence[type[Model]]) -> Iterator[type[Model]]:
    """As far as there is no circle."""
    left = sorted(models, key=lambda model: model._meta.label_lower)
    while left:
        named = {target for model in left for target in _named_by(model)}
        free = [model for model in left if model not in named] or left
        yield from free
        left = [model for model in left if model not in free]


def _named_by(model: type[Model]) -> set[type[Model]]:
    fields = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return {field.related_model for field in fields} - {model}
