"""Everything that may be done to the company, its people and its settings."""

from matvey.administration.actions.absences import AbsenceData, cancel_absence, come_back, mark_absent
from matvey.administration.actions.bank_accounts import (
    BankAccountData,
    add_bank_account,
    change_bank_account,
    close_bank_account,
)
from matvey.administration.actions.branches import (
    BranchData,
    change_branch,
    close_branch,
    open_branch,
    reopen_branch,
)
from matvey.administration.actions.calendar import (
    ExceptionData,
    Week,
    follow_company_calendar,
    remove_calendar_exception,
    set_calendar_exception,
    set_working_week,
)
from matvey.administration.actions.company import CompanyData, change_company
from matvey.administration.actions.departments import (
    DepartmentData,
    add_department,
    change_department,
    close_department,
    reopen_department,
)
from matvey.administration.actions.dismissals import (
    dismiss_employee,
    reinstate_employee,
    withdraw_invitation,
)
from matvey.administration.actions.employees import (
    EmployeeData,
    ProfileData,
    add_employee,
    change_employee,
    change_profile,
    give_role,
)
from matvey.administration.actions.first_start import (
    AlreadyStartedError,
    FirstStart,
    create_administrator,
    start_company,
)
from matvey.administration.actions.invitations import accept_invitation, invite_employee, renew_invitation
from matvey.administration.actions.organizations import (
    OrganizationData,
    add_organization,
    change_organization,
    close_organization,
    reopen_organization,
)
from matvey.administration.actions.role_kinds import add_new_kinds
from matvey.administration.actions.roles import (
    RoleData,
    add_ready_roles,
    add_role,
    archive_role,
    change_role,
    copy_role,
    restore_role,
)
from matvey.administration.actions.sessions import end_session
from matvey.administration.actions.tax_regimes import remove_tax_regime, set_tax_regime

__all__ = [
    "AbsenceData",
    "AlreadyStartedError",
    "BankAccountData",
    "BranchData",
    "CompanyData",
    "DepartmentData",
    "EmployeeData",
    "ExceptionData",
    "FirstStart",
    "OrganizationData",
    "ProfileData",
    "RoleData",
    "Week",
    "accept_invitation",
    "add_bank_account",
    "add_department",
    "add_employee",
    "add_new_kinds",
    "add_organization",
    "add_ready_roles",
    "add_role",
    "archive_role",
    "cancel_absence",
    "change_bank_account",
    "change_branch",
    "change_company",
    "change_department",
    "change_employee",
    "change_organization",
    "change_profile",
    "change_role",
    "close_bank_account",
    "close_branch",
    "close_department",
    "close_organization",
    "come_back",
    "copy_role",
    "create_administrator",
    "dismiss_employee",
    "end_session",
    "follow_company_calendar",
    "give_role",
    "invite_employee",
    "mark_absent",
    "open_branch",
    "reinstate_employee",
    "remove_calendar_exception",
    "remove_tax_regime",
    "renew_invitation",
    "reopen_branch",
    "reopen_department",
    "reopen_organization",
    "restore_role",
    "set_calendar_exception",
    "set_tax_regime",
    "set_working_week",
    "start_company",
    "withdraw_invitation",
]
