"""How what happens in the administration reads in the journal."""

from __future__ import annotations

from typing import cast

from django.db.models import Model
from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.administration.models import Company
from matvey.journal.verbs import Verb, add
from matvey.staff.models import (
    Absence,
    BankAccount,
    Branch,
    CalendarException,
    Department,
    Employee,
    Organization,
    Role,
    TaxRegime,
)


def _fields(model: type[Model], **more: str | Promise) -> dict[str, str | Promise]:
    """The fields of an event are those of the row, under the names the forms give them."""
    named: dict[str, str | Promise] = {f.name: _capital(f.verbose_name) for f in model._meta.fields}
    return named | more


def _capital(name: str | Promise) -> Promise:
    """At the moment of reading, in the language of the reader."""
    return cast("Promise", lazy(lambda: capfirst(str(name)), str)())


EMPLOYEE = _fields(
    Employee,
    name=pgettext_lazy("person", "Name"),
    handed_over=_("Handed over"),
    address=_("Address"),
    browser=_("Browser"),
)
ABSENCE = _fields(Absence, employee=_("Employee"))
ROLE, BRANCH = _fields(Role), _fields(Branch)
DEPARTMENT, ACCOUNT = _fields(Department), _fields(BankAccount)
ORGANIZATION = _fields(Organization) | _fields(TaxRegime)
WEEK = {
    "0": _("Monday"),
    "1": _("Tuesday"),
    "2": _("Wednesday"),
    "3": _("Thursday"),
    "4": _("Friday"),
    "5": _("Saturday"),
    "6": _("Sunday"),
    "keeps_official_days": _("Official holidays"),
}

add(
    Verb("employee.invited", _("Invited"), "mail-plus", "info", EMPLOYEE),
    Verb("employee.invitation_renewed", _("Invited once more"), "mail-plus", fields=EMPLOYEE),
    Verb("employee.invitation_accepted", _("Accepted the invitation"), "log-in", "good", EMPLOYEE),
    Verb("employee.invitation_withdrawn", _("Invitation withdrawn"), "mail-x", fields=EMPLOYEE),
    Verb("employee.added", _("Employee added"), "user-plus", "good", EMPLOYEE),
    Verb("employee.changed", _("Employee changed"), "pencil", fields=EMPLOYEE),
    Verb("employee.moved", _("Moved to another branch"), "move-right", fields=EMPLOYEE),
    Verb("employee.role_given", _("Role given"), "shield", "violet", EMPLOYEE),
    Verb("employee.profile_changed", _("Changed their profile"), "pencil", fields=EMPLOYEE),
    Verb("employee.dismissed", _("Dismissed"), "user-x", "bad", EMPLOYEE),
    Verb("employee.reinstated", _("Works here again"), "user-check", "good", EMPLOYEE),
    Verb("employee.came_back", _("Is back"), "undo-2", "good", EMPLOYEE),
    Verb("employee.signed_in", _("Signed in"), "log-in", fields=EMPLOYEE),
    Verb("employee.session_ended", _("Session ended"), "log-out", fields=EMPLOYEE),
    Verb("employee.password_changed", _("Password changed"), "key-round", fields=EMPLOYEE),
    Verb("employee.factor_added", _("Second factor added"), "shield-check", "good", EMPLOYEE),
    Verb("employee.factor_removed", _("Second factor removed"), "shield-off", "warn", EMPLOYEE),
    Verb("absence.marked", _("Away"), "plane", "warn", ABSENCE),
    Verb("absence.changed", _("Absence changed"), "plane", fields=ABSENCE),
    Verb("absence.cancelled", _("Absence cancelled"), "undo-2", fields=ABSENCE),
    Verb("role.added", _("Role added"), "shield", fields=ROLE),
    Verb("role.changed", _("Role changed"), "shield", "violet", ROLE),
    Verb("role.archived", _("Role archived"), "archive", fields=ROLE),
    Verb("role.restored", _("Role restored"), "undo-2", fields=ROLE),
    Verb("branch.opened", _("Branch opened"), "store", "good", BRANCH),
    Verb("branch.changed", _("Branch changed"), "store", fields=BRANCH),
    Verb("branch.closed", _("Branch closed"), "store", "bad", BRANCH),
    Verb("branch.reopened", _("Branch opened again"), "store", "good", BRANCH),
    Verb("department.added", _("Department added"), "network", "good", DEPARTMENT),
    Verb("department.changed", _("Department changed"), "network", fields=DEPARTMENT),
    Verb("department.closed", _("Department closed"), "network", "bad", DEPARTMENT),
    Verb("department.reopened", _("Department opened again"), "network", "good", DEPARTMENT),
    Verb("organization.added", _("Organization added"), "landmark", "good", ORGANIZATION),
    Verb("organization.changed", _("Organization changed"), "landmark", fields=ORGANIZATION),
    Verb("organization.closed", _("Organization closed"), "landmark", "bad", ORGANIZATION),
    Verb("organization.reopened", _("Organization opened again"), "landmark", "good", ORGANIZATION),
    Verb("organization.tax_regime_set", _("Tax regime set"), "landmark", fields=ORGANIZATION),
    Verb("organization.tax_regime_removed", _("Tax regime removed"), "landmark", fields=ORGANIZATION),
    Verb("bank_account.added", _("Bank account added"), "banknote", "good", ACCOUNT),
    Verb("bank_account.changed", _("Bank account changed"), "banknote", fields=ACCOUNT),
    Verb("bank_account.closed", _("Bank account closed"), "banknote", "bad", ACCOUNT),
    Verb("calendar.hours_set", _("Working hours set"), "calendar-days", fields=WEEK),
    Verb("calendar.day_set", _("Special day set"), "calendar-days", fields=_fields(CalendarException)),
    Verb(
        "calendar.day_removed", _("Special day removed"), "calendar-days", fields=_fields(CalendarException)
    ),
    Verb("calendar.dropped", _("Works by the company's calendar"), "calendar-days", fields=WEEK),
    Verb("company.changed", _("Company settings changed"), "settings", fields=_fields(Company)),
)
