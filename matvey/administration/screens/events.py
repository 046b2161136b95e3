"""The journal as administrators read it: every change, by whom, when, before and after."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.journal import verbs
from matvey.journal.models import Event
from matvey.records.filters import Asking, ChoiceFilter, DateFilter, Option
from matvey.records.lists.cells import Named
from matvey.records.screens import Column, Screen, Sort, register
from matvey.records.time_line import Change, entry_of
from matvey.staff import kinds
from matvey.staff.access import Access, Door
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER

DOORS = {
    Door.PAGE: gettext_lazy("in the program"),
    Door.API: gettext_lazy("by the API"),
    Door.IMPORT: gettext_lazy("by an import"),
    Door.PROCESS: gettext_lazy("by a process"),
    Door.TIMER: gettext_lazy("by itself"),
    Door.COMMAND: gettext_lazy("by a command"),
}


def visible(access: Access) -> QuerySet[Event]:
    """Administrators read everything but what others keep to themselves."""
    events = Event.objects.all()
    return events.not_private(access) if access.may(ADMINISTER) else events.none()


def _who(event: Event) -> str:
    if event.employee is None:
        return _("the program itself")
    if event.on_behalf_of is None:
        return str(event.employee)
    return _("%(who)s for %(whom)s") % {"who": event.employee, "whom": event.on_behalf_of}


def _subject(event: Event) -> Named | None:
    """Its name and where it is; the number of one that is gone; nothing where it is no record at all."""
    if event.subject:
        kind = kinds.get(event.subject.kind)
        return Named(f"{kind.label}: {event.subject.name}", kind.url(event.subject.pk))
    gone = kinds.find(event.subject_kind)
    return Named(f"{gone.label} № {event.subject_id}", "") if gone else None


def _changes(event: Event) -> str:
    entry = entry_of(event)
    return "; ".join([*filter(None, [entry.text]), *(_told(change) for change in entry.changes)])


def _told(change: Change) -> str:
    if not change.before:
        return f"{change.label}: {change.after}"
    return f"{change.label}: {change.before} → {change.after or '—'}"


def _people(asking: Asking) -> list[Option]:
    return [Option(str(person.pk), person.full_name) for person in Employee.objects.all()]


def _verbs(asking: Asking) -> list[Option]:
    options = [Option(verb.key, str(verb.label)) for verb in verbs.all_verbs()]
    return sorted(options, key=lambda option: option.label)


def _kinds(asking: Asking) -> list[Option]:
    return sorted((Option(kind.key, str(kind.plural)) for kind in kinds.all_kinds()), key=lambda o: o.label)


def _by_person(values: Sequence[str], asking: Asking) -> Q:
    chosen = [int(value) for value in values]
    return Q(employee__in=chosen) | Q(on_behalf_of__in=chosen)


event_screen = register(
    Screen(
        kind="event",
        nav="settings",
        model=Event,
        title=gettext_lazy("Journal"),
        one=gettext_lazy("Event"),
        icon="scroll-text",
        visible=visible,
        load=lambda events: events.with_people().with_subjects(),  # type: ignore[attr-defined]
        columns=[
            Column("when", gettext_lazy("When"), lambda e: e.recorded_at, "moment", "when", area="sum"),
            Column("who", gettext_lazy("Who"), _who, "person", area="name"),
            Column("what", gettext_lazy("What"), lambda e: str(verbs.get(e.verb).label), area="sub"),
            Column("subject", gettext_lazy("To what"), _subject, "link"),
            Column("changes", gettext_lazy("Before → after"), _changes),
            Column("door", gettext_lazy("How"), lambda e: str(DOORS[Door(e.door)]), shown=False),
            Column("address", gettext_lazy("Address"), lambda e: e.address, shown=False),
        ],
        sorts=[Sort("when", gettext_lazy("By time"), ("happened_at",), descending_first=True)],
        filters=[
            ChoiceFilter("who", gettext_lazy("Who"), "user-round", choose=_people, where=_by_person),
            ChoiceFilter(
                "what",
                gettext_lazy("What"),
                "zap",
                choose=_verbs,
                where=lambda values, asking: Q(verb__in=values),
            ),
            ChoiceFilter(
                "kind",
                gettext_lazy("To what"),
                "box",
                choose=_kinds,
                where=lambda values, asking: Q(subject_kind__in=values),
            ),
            DateFilter("when", gettext_lazy("When"), "calendar", field="happened_at", moments=True),
        ],
        list_template="administration/list.html",
    )
)
