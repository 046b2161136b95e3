"""What the lists of the administration share: filters by role, branch and department, and who may."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

from matvey.records.filters import Asking, ChoiceFilter, Option
from matvey.staff.access import Access
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


def by_key(key: str, label: str | Promise, rows: Callable[[], QuerySet[Model]]) -> ChoiceFilter:
    """A filter by a foreign key of that name, offering the rows by their names."""

    def options(asking: Asking) -> list[Option]:
        return [Option(str(row.pk), str(row)) for row in rows()]

    def where(values: Sequence[str], asking: Asking) -> Q:
        return Q(**{f"{key}__in": [int(value) for value in values]})

    return ChoiceFilter(key, label, choose=options, where=where)


def administers(request: StaffRequest, record: object = None) -> bool:
    return request.access.may(ADMINISTER)


def only_administrators[M: Model](model: type[M]) -> Callable[[Access], QuerySet[M]]:
    """All rows for who administers, none for anybody else."""

    def visible(access: Access) -> QuerySet[M]:
        rows = model._default_manager.all()
        return rows if access.may(ADMINISTER) else rows.none()

    return visible
