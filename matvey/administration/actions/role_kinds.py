"""Kinds of records that came with an upgrade, added to the roles a company has already."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from matvey.administration.actions.changes import change_row, locked
from matvey.administration.ready_roles import READY_ROLES
from matvey.staff.access import Actor
from matvey.staff.kinds import scoped_kinds
from matvey.staff.models import Role
from matvey.staff.rights import ADMINISTER
from matvey.staff.scopes import Scope


def add_new_kinds(*, by: Actor, at: datetime) -> int:
    """How many roles have learnt of a kind they did not know; what they say of others stays as it is.

    A role reaches as far as the ready role it came from, one of the company's own nowhere until somebody
    says so. Only looks where there is nothing to add.
    """
    by.access.demand(ADMINISTER)
    behind = [role for role in Role.objects.order_by("pk") if _unknown_to(role)]
    for role in behind:
        _teach(role, by, at)
    return len(behind)


@transaction.atomic
def _teach(role: Role, by: Actor, at: datetime) -> None:
    role = locked(role)
    ready = next((one for one in READY_ROLES if one.key == role.key), None)
    reads = {kind: ready.reach(kind).reads.value if ready else Scope.NONE.value for kind in _unknown_to(role)}
    writes = {kind: ready.reach(kind).writes.value if ready else Scope.NONE.value for kind in reads}
    reach = {"reading": {**role.reading, **reads}, "writing": {**role.writing, **writes}}
    change_row(role, reach, "role.changed", by=by, at=at)


def _unknown_to(role: Role) -> list[str]:
    return [kind.key for kind in scoped_kinds() if kind.key not in role.reading]
