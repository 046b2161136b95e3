"""The roles a company starts with: data, put into the base once and the company's own from then on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.staff.kinds import scoped_kinds
from matvey.staff.rights import EXPORT, all_rights
from matvey.staff.scopes import Scope

MONEY_RIGHTS = frozenset({"override_credit_limit", "displace_hold", "see_costs"})


@dataclass(frozen=True)
class Reach:
    """How far a role reads and writes one kind of record."""

    reads: Scope
    writes: Scope = Scope.NONE


def _no_right(right: str) -> bool:
    return False


@dataclass(frozen=True)
class ReadyRole:
    """`everywhere` holds for every kind of record that is not named in `but`."""

    key: str
    name: str | Promise
    description: str | Promise
    everywhere: Reach
    but: Mapping[str, Reach] = field(default_factory=dict)
    holds: Callable[[str], bool] = _no_right

    def reach(self, kind: str) -> Reach:
        return self.but.get(kind, self.everywhere)

    def reading(self) -> dict[str, str]:
        return {kind.key: self.reach(kind.key).reads.value for kind in scoped_kinds()}

    def writing(self) -> dict[str, str]:
        return {kind.key: self.reach(kind.key).writes.value for kind in scoped_kinds()}

    def rights(self) -> list[str]:
        return [right.key for right in all_rights() if self.holds(right.key)]


ADMINISTRATOR = "administrator"
DIRECTOR = "director"

# A history nobody may read is a black box again, so whoever meets customers reads all of them.
READY_ROLES = (
    ReadyRole(
        DIRECTOR,
        _("Director"),
        _("Sees and may do everything, people and settings included"),
        Reach(Scope.ALL, Scope.ALL),
        holds=lambda right: True,
    ),
    ReadyRole(
        "head_of_sales",
        _("Head of sales"),
        _("Sees all customers, keeps those of the whole department"),
        Reach(Scope.ALL, Scope.DEPARTMENT),
        holds=lambda right: right in {EXPORT, "import", "share_views", "share_segments", "displace_hold"},
    ),
    ReadyRole(
        "seller",
        _("Seller"),
        _("Sees all customers and their histories, keeps their own"),
        Reach(Scope.ALL, Scope.OWN),
        holds=lambda right: right == "import",
    ),
    ReadyRole(
        "cashier",
        _("Cashier"),
        _("Sees all customers, keeps those of the branch"),
        Reach(Scope.ALL, Scope.BRANCH),
    ),
    ReadyRole(
        "marketing",
        _("Marketing"),
        _("Sees all customers, chooses whom to write to"),
        Reach(Scope.ALL, Scope.OWN),
        holds=lambda right: right in {EXPORT, "share_segments", "mass_mailing"},
    ),
    ReadyRole(
        "quality",
        _("Quality specialist"),
        _("Sees all customers and what they are unhappy with"),
        Reach(Scope.ALL, Scope.OWN),
    ),
    ReadyRole(
        "service_expert",
        _("Service specialist"),
        _("Sees all customers, answers for the requests given to them"),
        Reach(Scope.ALL, Scope.OWN),
    ),
    ReadyRole(
        "accountant",
        _("Accountant"),
        _("Sees all customers and documents, takes lists out"),
        Reach(Scope.ALL),
        holds=lambda right: right in {EXPORT, "see_costs"},
    ),
    ReadyRole(
        "observer",
        _("Observer"),
        _("Sees everything, changes nothing"),
        Reach(Scope.ALL),
    ),
    ReadyRole(
        ADMINISTRATOR,
        _("Administrator"),
        _("Sets up people, roles and data; does not decide about money"),
        Reach(Scope.ALL, Scope.ALL),
        holds=lambda right: right not in MONEY_RIGHTS,
    ),
)


def ready_role(key: str) -> ReadyRole:
    """The ready role of that key; `KeyError` where there is none."""
    return {role.key: role for role in READY_ROLES}[key]
