"""How the journal's verbs of imports read."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.verbs import CUSTOMER, PARTY, PERSON
from matvey.journal.verbs import Verb, add

_GONE = {
    "contactpoint": capfirst(_("contact points")),
    "contacts": capfirst(_("contact persons")),
    "counterparty": capfirst(_("counterparties")),
    "counterpartyaccount": capfirst(_("bank accounts")),
    "tagging": capfirst(_("tags")),
    "customvalue": capfirst(_("own fields")),
    "birthday": capfirst(_("birthday")),
}

add(
    Verb("import.started", _("Import started"), "upload", fields={"file": _("file")}),
    Verb("import.undo_ordered", _("Import is being undone"), "undo-2", "warn", {"file": _("file")}),
    Verb(
        "import.undone",
        pgettext_lazy("time line", "Import undone"),
        "undo-2",
        "warn",
        {**PERSON, **PARTY, **CUSTOMER, **_GONE},
    ),
    Verb("everything.exported", _("Everything taken out"), "archive"),
)
