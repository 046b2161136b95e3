"""What a role allows, laid out: a row a kind of record, a line a right."""

from __future__ import annotations

from dataclasses import dataclass

from matvey.staff.kinds import Kind, scoped_kinds
from matvey.staff.models import Role
from matvey.staff.rights import Right, all_rights
from matvey.staff.scopes import Scope


@dataclass(frozen=True)
class Line:
    kind: Kind
    reads: Scope
    writes: Scope


def matrix_of(role: Role) -> list[Line]:
    return [Line(kind, role.reads(kind.key), role.writes(kind.key)) for kind in scoped_kinds()]


def rights_of(role: Role) -> list[tuple[Right, bool]]:
    """Every right there is, and whether the role has it."""
    return [(right, right.key in role.rights) for right in all_rights()]
