"""What the administration itself offers after the first start."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.first_steps import FirstStep, add

add(
    FirstStep(
        "colleagues",
        _("Invite colleagues"),
        _("Each gets a link and sets a password; what they see is up to their role."),
        "user-plus",
        "employee-list",
        order=50,
    )
)
add(
    FirstStep(
        "second-factor",
        _("Lock your own door"),
        _("A code from an app or a passkey besides the password: you see everything here."),
        "shield-check",
        "profile",
        order=60,
    )
)
