"""Moving rows from one record to another with a note of each, and exactly these back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from matvey.core.bulk import insert_rows, new_row
from matvey.customers.actions.rights import chunks
from matvey.customers.models import Customer, Merge, MergeMove
from matvey.customers.references import ENDS, Pair, Reference, find_pair, model_of, pairs, references_to


@dataclass
class Refiling:
    """The moves of one merge. What the database refuses, because the other has such a row, stays behind."""

    merge: Merge
    staying: Mapping[str, Collection[int]] = field(default_factory=dict)

    def refile(self, target: type[Model], from_id: int, to_id: int | None) -> None:
        """All that names `from_id` names `to_id` from now on."""
        for reference in references_to(target):
            self.move(reference, target, from_id, to_id)

    def move(self, reference: Reference, target: type[Model], from_id: int, to_id: int | None) -> None:
        staying = set(self.staying.get(reference.label, ()))
        found = reference.rows(from_id).order_by("pk").values_list("pk", flat=True)
        moved = _point_at(reference.model, reference.column, [pk for pk in found if pk not in staying], to_id)
        self._note(reference.label, reference.column, target, [(pk, from_id, to_id) for pk in moved])

    def refile_pairs(self, from_id: int, to_id: int) -> None:
        """Ties to others go along; a tie between the two stays as it is, and is not shown meanwhile."""
        for pair in pairs():
            moved = [row.pk for row in _tied(pair, from_id) if _replace_end(pair, row, from_id, to_id)]
            self._note(pair.label, ENDS, Customer, [(pk, from_id, to_id) for pk in moved])

    def _note(
        self, label: str, column: str, target: type[Model], moved: Iterable[tuple[int, int, int | None]]
    ) -> None:
        insert_rows(
            [
                new_row(
                    MergeMove,
                    merge_id=self.merge.pk,
                    model=label,
                    row_id=pk,
                    column=column,
                    target=target._meta.label_lower,
                    from_id=from_id,
                    to_id=to_id,
                )
                for pk, from_id, to_id in moved
            ]
        )


def move_back(moves: Sequence[MergeMove]) -> None:
    """The rows that still stand where these moves put them go back, the last move first."""
    grouped: dict[tuple[str, str, int, int | None], list[int]] = {}
    for move in reversed(moves):
        grouped.setdefault((move.model, move.column, move.from_id, move.to_id), []).append(move.row_id)
    for (label, column, from_id, to_id), ids in grouped.items():
        if column == ENDS:
            _untie(find_pair(label), ids, from_id, to_id or 0)
        else:
            model = model_of(label)
            still = model._base_manager.filter(**{column: to_id})
            there = [
                pk for chunk in chunks(ids) for pk in still.filter(pk__in=chunk).values_list("pk", flat=True)
            ]
            _point_at(model, column, there, from_id)


def _point_at(model: type[Model], column: str, ids: Sequence[int], to_id: int | None) -> list[int]:
    """Which of the rows could be moved: all together, or one by one where one of them is refused."""
    if not ids:
        return []
    try:
        with transaction.atomic():
            for chunk in chunks(ids):
                model._base_manager.filter(pk__in=chunk).update(**{column: to_id})
        return list(ids)
    except IntegrityError:
        if len(ids) == 1:
            return []
        return [pk for one in ids for pk in _point_at(model, column, [one], to_id)]


def _tied(pair: Pair, pk: int) -> list[Any]:
    rows = pair.model._base_manager
    return list((rows.filter(**{pair.first: pk}) | rows.filter(**{pair.second: pk})).order_by("pk"))


def _untie(pair: Pair, ids: Sequence[int], from_id: int, to_id: int) -> None:
    for row in pair.model._base_manager.filter(pk__in=ids).order_by("pk"):
        _replace_end(pair, row, to_id, from_id)


def _replace_end(pair: Pair, row: Any, from_id: int, to_id: int) -> bool:
    """Whether the row now ties the other end to `to_id`; not to itself, and not a second time."""
    was = (getattr(row, f"{pair.first}_id"), getattr(row, f"{pair.second}_id"))
    ends = [to_id if end == from_id else end for end in was]
    if ends[0] == ends[1] or from_id not in was:
        return False
    first, second = sorted(ends) if pair.is_symmetric(row) else ends
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(
                **{f"{pair.first}_id": first, f"{pair.second}_id": second}
            )
    except IntegrityError:
        return False
    return True
