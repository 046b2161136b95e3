"""What may be done to roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import add_row, change_row, locked
from matvey.administration.administrators import keeping_an_administrator
from matvey.administration.ready_roles import READY_ROLES
from matvey.staff.access import Actor
from matvey.staff.models import Role
from matvey.staff.rights import ADMINISTER, all_rights
from matvey.staff.scopes import Scope


class RoleData(TypedDict, total=False):
    """`reading` and `writing` map a kind of record to a `Scope`; nobody writes what they may not read."""

    name: str
    description: str
    reading: Mapping[str, str]
    writing: Mapping[str, str]
    rights: Sequence[str]


@transaction.atomic
def add_ready_roles(*, by: Actor, at: datetime) -> dict[str, Role]:
    """The ready roles by key; those the company has already stay as it made them."""
    by.access.demand(ADMINISTER)
    there = {role.key: role for role in Role.objects.exclude(key="")}
    for ready in READY_ROLES:
        if ready.key not in there:
            role = Role(
                key=ready.key,
                name=str(ready.name),
                description=str(ready.description),
                reading=ready.reading(),
                writing=ready.writing(),
                rights=ready.rights(),
            )
            there[ready.key] = add_row(role, "role.added", by=by, at=at)
    return there


@transaction.atomic
def add_role(data: RoleData, *, by: Actor, at: datetime) -> Role:
    by.access.demand(ADMINISTER)
    _check(data)
    return add_row(Role(**data), "role.added", by=by, at=at)


@transaction.atomic
def copy_role(role: Role, name: str, *, by: Actor, at: datetime) -> Role:
    """A role of its own that allows the same."""
    by.access.demand(ADMINISTER)
    copied = Role(
        name=name,
        description=role.description,
        reading=dict(role.reading),
        writing=dict(role.writing),
        rights=list(role.rights),
    )
    return add_row(copied, "role.added", by=by, at=at)


@transaction.atomic
def change_role(role: Role, data: RoleData, *, by: Actor, at: datetime) -> Role:
    """What it allows holds for its people from their next click. Somebody always administers."""
    by.access.demand(ADMINISTER)
    with keeping_an_administrator():
        _check({"reading": role.reading, "writing": role.writing, **data})
        return change_row(role, {**data}, "role.changed", by=by, at=at)


@transaction.atomic
def archive_role(role: Role, *, by: Actor, at: datetime) -> Role:
    """A role that is no longer given. Raises `ValidationError` while somebody holds it."""
    by.access.demand(ADMINISTER)
    role = locked(role)
    holders = role.employees.filter(dismissed_at=None).count()
    if holders:
        raise ValidationError(_("Give the people of this role another one first: %d hold it.") % holders)
    return change_row(role, {"archived_at": at}, "role.archived", by=by, at=at)


@transaction.atomic
def restore_role(role: Role, *, by: Actor, at: datetime) -> Role:
    by.access.demand(ADMINISTER)
    return change_row(role, {"archived_at": None}, "role.restored", by=by, at=at)


def _check(data: RoleData) -> None:
    reading, writing = data.get("reading", {}), data.get("writing", {})
    if unknown := set(data.get("rights", ())) - {right.key for right in all_rights()}:
        raise ValidationError({"rights": _("No such right: %s.") % ", ".join(sorted(unknown))})
    if unknown := {*reading.values(), *writing.values()} - set(Scope.values):
        raise ValidationError(_("No such reach: %s.") % ", ".join(sorted(unknown)))
    for kind, scope in writing.items():
        if Scope(scope).width > Scope(reading.get(kind, Scope.NONE)).width:
            raise ValidationError({"writing": _("Nobody can change what they may not see.")})
