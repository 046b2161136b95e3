"""What the archive of everything leaves out; the apps above name theirs, with the reason people read."""

from __future__ import annotations

from django.utils.functional import Promise

type Reason = str | Promise

_tables: dict[str, Reason] = {}
_columns: dict[str, frozenset[str]] = {}


def leave_out(reason: Reason, *labels: str) -> None:
    """`labels` are models as Django names them, «sessions.Session»."""
    _tables.update(dict.fromkeys(labels, reason))


def leave_out_columns(label: str, *names: str) -> None:
    """Columns of a table that is in otherwise: secrets."""
    _columns[label] = _columns.get(label, frozenset()) | set(names)


def left_out() -> dict[str, Reason]:
    return dict(_tables)


def columns_left_out(label: str) -> frozenset[str]:
    return _columns.get(label, frozenset())
