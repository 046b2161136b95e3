"""How the journal's verbs of generic things read."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.journal.verbs import Verb, add

add(
    Verb("record.commented", _("Comment"), "message-square", "info"),
    Verb("record.tagged", _("Tags changed"), "tag", fields={"tags": _("tags")}),
    Verb("record.file_attached", _("File added"), "paperclip", fields={"file": _("file")}),
    Verb("record.file_binned", _("File moved to the bin"), "trash-2", fields={"file": _("file")}),
    Verb("record.file_restored", _("File restored"), "undo-2", fields={"file": _("file")}),
    Verb("record.custom_fields_changed", _("Details changed"), "pencil"),
    Verb("custom_field.added", _("Field added"), "text-cursor-input"),
    Verb("custom_field.changed", _("Field changed"), "text-cursor-input"),
    Verb("custom_field.archived", _("Field archived"), "archive"),
    Verb("list.exported", _("List exported"), "download"),
)
