"""How the journal words what became of background work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.journal import verbs
from matvey.journal.verbs import Verb

JOB = {"title": _("title"), "kind": _("kind of work")}
SCHEDULE = {
    "rhythm": _("rhythm"),
    "minutes": _("minutes between"),
    "time": _("time"),
    "weekday": _("weekday, Monday is 0"),
    "day": _("day of the month"),
    "zone": _("time zone"),
    "enabled": _("on"),
}

verbs.add(
    Verb("job.done", _("Background work finished"), "circle-check", "good", JOB),
    Verb("job.failed", _("Background work failed"), "circle-alert", "bad", JOB),
    Verb("job.cancelled", _("Background work cancelled"), "circle-stop", "", JOB),
    Verb("job.retried", _("Background work started again"), "rotate-cw", "info", JOB),
    Verb("schedule.changed", _("Schedule changed"), "calendar-clock", "", SCHEDULE),
)
