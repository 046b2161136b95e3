"""What the archive leaves out of the tables there are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.core.archive_rules import leave_out, leave_out_columns

leave_out(
    _("passwords, keys and sessions"),
    *("sessions.Session", "account.EmailAddress", "account.EmailConfirmation"),
    *("mfa.Authenticator", "usersessions.UserSession"),
)
leave_out(
    _("the program's own bookkeeping"),
    *("contenttypes.ContentType", "auth.Permission", "auth.Group", "auth.Group_permissions"),
    *("journal.Job", "journal.Schedule", "journal.WorkerHeartbeat"),
)
leave_out(_("made again from the other tables"), "core.SearchEntry")
leave_out(_("what one person's screen looks like"), "records.ListLayout", "records.Notification")
leave_out_columns("staff.Employee", "password")
