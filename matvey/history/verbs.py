"""How what was between a customer and us reads on the time line."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.journal.verbs import Verb, add

add(
    Verb("call.took_place", _("Phone call"), "phone", "good"),
    Verb("call.attempt", _("Call without an answer"), "phone-missed", "warn"),
    Verb("call.planned", _("Call planned"), "phone"),
    Verb("meeting.took_place", _("Meeting"), "handshake", "good"),
    Verb("meeting.attempt", _("Meeting that did not come about"), "calendar-x", "warn"),
    Verb("meeting.planned", _("Meeting planned"), "calendar-clock", "info"),
    Verb("visit.took_place", _("Visit"), "map-pin", "good"),
    Verb("visit.attempt", _("Visit without success"), "map-pin-off", "warn"),
    Verb("visit.planned", _("Visit planned"), "map-pin"),
    Verb("letter.took_place", _("Letter"), "mail", "info"),
    Verb("message.took_place", _("Message"), "message-circle", "info"),
    Verb("history.withdrawn", _("Taken back with an import"), "undo-2"),
    Verb("letters.found", _("Correspondence"), "mails", "info"),
)
