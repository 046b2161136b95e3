"""What one employee may see and do at one moment, and who it is that acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from matvey.staff.scopes import Scope

NOBODY = Q(pk__in=[])


class Placed(Protocol):
    """Anything with the three columns that rights look at."""

    @property
    def responsible_id(self) -> int | None: ...
    @property
    def department_id(self) -> int | None: ...
    @property
    def branch_id(self) -> int | None: ...


@dataclass(frozen=True)
class Access:
    """Built once a request; every read begins with it.

    A deputy has the absent person's own-scope reading and writing beside their own, never their
    named rights or private records.
    """

    employee_id: int | None
    branch_id: int | None = None
    department_ids: frozenset[int] = frozenset()
    reading: Mapping[str, Scope] = field(default_factory=dict)
    writing: Mapping[str, Scope] = field(default_factory=dict)
    rights: frozenset[str] = frozenset()
    standing_in_for: frozenset[int] = frozenset()
    unlimited: bool = False

    @classmethod
    def of_the_program(cls) -> Access:
        """For what the program does by itself: timers, rebuilding, commands of the administrator."""
        return cls(employee_id=None, unlimited=True)

    def may(self, right: str) -> bool:
        return self.unlimited or right in self.rights

    def demand(self, right: str) -> None:
        """Raise `PermissionDenied` unless the named right is held."""
        if not self.may(right):
            raise PermissionDenied(right)

    def reads(self, kind: str) -> Scope:
        return Scope.ALL if self.unlimited else self.reading.get(kind, Scope.NONE)

    def writes(self, kind: str) -> Scope:
        return Scope.ALL if self.unlimited else self.writing.get(kind, Scope.NONE)

    @property
    def own_ids(self) -> frozenset[int]:
        """Whose records count as one's own: oneself and those one stands in for."""
        return self.standing_in_for | ({self.employee_id} if self.employee_id else set())

    def alternatives(self, scope: Scope) -> list[Q] | None:
        """Conditions of which a row must meet one; `None` where all rows are within the scope.

        Each is served by an index of its own, so that a list may be a union of ordered, limited parts.
        """
        if scope is Scope.ALL:
            return None
        if scope is Scope.NONE:
            return []
        found = [Q(responsible_id__in=sorted(self.own_ids))]
        if scope is Scope.DEPARTMENT and self.department_ids:
            found.append(Q(department_id__in=sorted(self.department_ids)))
        if scope is Scope.BRANCH and self.branch_id:
            found.append(Q(branch_id=self.branch_id))
        return found

    def reading_condition(self, kind: str) -> Q | None:
        return self._condition(self.reads(kind))

    def writing_condition(self, kind: str) -> Q | None:
        return self._condition(self.writes(kind))

    def may_write(self, kind: str, row: Placed) -> bool:
        return self._reaches(self.writes(kind), row)

    def may_read(self, kind: str, row: Placed) -> bool:
        return self._reaches(self.reads(kind), row)

    def _condition(self, scope: Scope) -> Q | None:
        alternatives = self.alternatives(scope)
        if alternatives is None:
            return None
        condition = NOBODY
        for alternative in alternatives:
            condition = condition | alternative if condition is not NOBODY else alternative
        return condition

    def _reaches(self, scope: Scope, row: Placed) -> bool:
        if scope in (Scope.ALL, Scope.NONE):
            return scope is Scope.ALL
        if row.responsible_id in self.own_ids:
            return True
        if scope is Scope.DEPARTMENT:
            return row.department_id in self.department_ids
        return scope is Scope.BRANCH and self.branch_id is not None and row.branch_id == self.branch_id


class Door(StrEnum):
    """By which door a change came in."""

    PAGE = "page"
    API = "api"
    IMPORT = "import"
    PROCESS = "process"
    TIMER = "timer"
    COMMAND = "command"


@dataclass(frozen=True)
class Actor:
    """Who acts: the employee (nobody for the program itself), with what access, by which door.

    `batch_id` is the import whose work it is: the journal keeps it with every event of theirs.
    """

    access: Access
    door: Door
    employee_id: int | None = None
    on_behalf_of_id: int | None = None
    address: str = ""
    batch_id: int | None = None

    @classmethod
    def program(cls, door: Door = Door.TIMER) -> Actor:
        return cls(Access.of_the_program(), door)

    def acting_for(self, responsible_id: int | None) -> int | None:
        """On whose behalf a change to that person's record is made, if not in one's own name."""
        if self.on_behalf_of_id:
            return self.on_behalf_of_id
        return responsible_id if responsible_id in self.access.standing_in_for else None
