"""What this app offers after the first start."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.first_steps import FirstStep, add

add(
    FirstStep(
        "import",
        _("Bring your customers in"),
        _(
            "The spreadsheet you keep them in, as it is: you will see what becomes of it before anything is saved."
        ),
        "upload",
        "imports",
        order=10,
    )
)
