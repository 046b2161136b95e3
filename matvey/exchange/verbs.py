"""How the journal's verbs of imports read."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.journal.verbs import Verb, add

add(Verb("import.started", _("Import started"), "upload", fields={"file": _("file")}))
