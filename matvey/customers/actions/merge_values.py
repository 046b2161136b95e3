"""The fields a merge sets, with what they were before, and setting them back later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from matvey.customers.models import Customer, EarlierPurchases, Merge, MergeValue
from matvey.customers.references import model_of

# While sales are kept, what was known before them stands in a row of its own.
OWN_DATES = {
    "first_purchase_on": "first_on",
    "last_purchase_on": "last_on",
    "purchase_interval_days": "interval_days",
}


class Values:
    """What one merge changes in rows, noted at the end as before and after."""

    def __init__(self, merge: Merge) -> None:
        self.merge = merge
        self._kept = {(one.model, one.row_id): one for one in merge.values.all()}

    def put(self, row: Model, **changes: object) -> None:
        """Set these columns of the row and remember what they were; what is the same already is left out."""
        before = {name: as_json(getattr(row, name)) for name in changes}
        after = {name: as_json(value) for name, value in changes.items()}
        if not (changed := [name for name in changes if before[name] != after[name]]):
            return
        for name in changed:
            setattr(row, name, changes[name])
        row.save(update_fields=changed)
        self._remember(row, {n: before[n] for n in changed}, {n: after[n] for n in changed})

    def raise_flag(self, row: Model, name: str) -> None:
        """Set a flag that this merge has lowered without a note: parted, the row has it whatever happens since."""
        if not self.has_lowered(row, name):
            self.put(row, **{name: True})
            return
        setattr(row, name, True)
        row.save(update_fields=[name])

    def has_lowered(self, row: Model, name: str) -> bool:
        noted = self._kept.get((row._meta.label_lower, row.pk))
        return noted is not None and noted.before.get(name) is True

    def put_dates(
        self, customer: Customer, earlier: EarlierPurchases | None, dates: dict[str, object]
    ) -> None:
        """What was known of purchases before sales, noted as the customer's own wherever it is held."""
        if earlier is None:
            self.put(customer, **dates)
            return
        before = {name: as_json(getattr(earlier, column)) for name, column in OWN_DATES.items()}
        after = {name: as_json(value) for name, value in dates.items()}
        if not (changed := [name for name in dates if before[name] != after[name]]):
            return
        for name in changed:
            setattr(earlier, OWN_DATES[name], dates[name])
        earlier.save()
        self._remember(customer, {n: before[n] for n in changed}, {n: after[n] for n in changed})

    def made(self, row: Model) -> None:
        """The merge has made this row; parting takes it away again where nobody changed it since."""
        columns = [one.attname for one in row._meta.concrete_fields if not one.primary_key]
        self._remember(row, {}, {name: as_json(getattr(row, name)) for name in columns})

    def note(self) -> None:
        for value in self._kept.values():
            value.save()

    def _remember(self, row: Model, before: dict[str, object], after: dict[str, object]) -> None:
        key = (row._meta.label_lower, row.pk)
        value = self._kept.setdefault(key, MergeValue(merge=self.merge, model=key[0], row_id=key[1]))
        value.before = {**before, **value.before}
        value.after = {**value.after, **after}


def put_back(merge: Merge) -> None:
    """Each field that still has the merged value has the one before again; later merges start from that."""
    for value in merge.values.filter(erased_at=None).order_by("-pk"):
        row = model_of(value.model)._base_manager.filter(pk=value.row_id).first()
        if row is None:
            continue
        if not value.before:
            _take_away(row, value)
            continue
        still = set(value.before) - _hand_down(value)
        for holder, names in _holders(row, still):
            _restore(holder, value, names)


def as_json(value: object) -> object:
    """A column as the note keeps it; moments in UTC, so that they compare."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value


def _hand_down(value: MergeValue) -> set[str]:
    """The fields a later merge took over from this one: what was before this becomes what was before that."""
    later = MergeValue.objects.filter(
        merge__undone_at=None, model=value.model, row_id=value.row_id, merge__gt=value.merge_id
    )
    handed: set[str] = set()
    for one in later.order_by("merge"):
        same = {n for n in value.before if n not in handed and one.before.get(n, ...) == value.after[n]}
        if same:
            one.before = {**one.before, **{name: value.before[name] for name in same}}
            one.save(update_fields=["before"])
            handed |= same
    return handed


def _holders(row: Any, names: Iterable[str]) -> list[tuple[Any, dict[str, str]]]:
    """Which row holds each of the fields now, and under which name."""
    plain = {name: name for name in names}
    earlier = EarlierPurchases.objects.filter(customer=row).first() if isinstance(row, Customer) else None
    if earlier is None:
        return [(row, plain)]
    own = {name: OWN_DATES[name] for name in plain if name in OWN_DATES}
    return [(row, {n: n for n in plain if n not in own}), (earlier, own)]


def _restore(holder: Any, value: MergeValue, names: dict[str, str]) -> None:
    restored = []
    for name, column in names.items():
        if as_json(getattr(holder, column)) == value.after[name]:
            field = holder._meta.get_field(column)
            setattr(holder, column, field.to_python(value.before[name]))
            restored.append(column)
    if restored:
        holder.save(update_fields=restored)


def _take_away(row: Any, value: MergeValue) -> None:
    if all(as_json(getattr(row, name)) == after for name, after in value.after.items()):
        row.delete()
