"""The example as one of the first things a new company may do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.first_steps import FirstStep, add

add(
    FirstStep(
        "example",
        _("Look around with an example"),
        _("A bakery's and a salon's customers, all made up. One button takes them away again."),
        "sparkles",
        "example",
        order=20,
        posts=True,
    )
)
