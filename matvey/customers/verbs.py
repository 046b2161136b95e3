"""How what happens to customers reads on their time line."""

from __future__ import annotations

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.models import (
    Contact,
    ContactPoint,
    Counterparty,
    CounterpartyAccount,
    Customer,
    LifeEvent,
    LinkType,
    Person,
    Relative,
    Segment,
    Source,
)
from matvey.journal.verbs import Verb, add


def _fields(model: type[Model], **more: str | Promise) -> dict[str, str | Promise]:
    """The fields of an event are those of the row, under the names the forms give them."""
    named = {field.name: field.verbose_name for field in model._meta.fields}
    return {name: _capital(label) for name, label in {**named, **more}.items()}


def _capital(label: str | Promise) -> str | Promise:
    return capfirst(label)  # type: ignore[type-var]


CUSTOMER = _fields(Customer)
POINT = _fields(ContactPoint, typed=_("value"))
CONTACT = _fields(Contact)
PERSON = _fields(Person)
RELATIVE = _fields(Relative, birthday=_("birthday"))
LIFE_EVENT = _fields(LifeEvent)
PARTY = _fields(Counterparty, typed_inn=_("INN"), typed_kpp=_("KPP"), typed_ogrn=_("OGRN"))
ACCOUNT = _fields(CounterpartyAccount)
TIE = {"tie": capfirst(pgettext_lazy("customers", "link")), "with": capfirst(_("with whom"))}
CONSENT = {
    "basis": capfirst(_("to what")),
    "contact_point": capfirst(_("where to")),
    "obtained": capfirst(_("how it was obtained")),
    "text_version": capfirst(_("version of the text")),
    "proof": capfirst(_("proof")),
    "given_at": capfirst(_("given")),
    "withdrawn_at": capfirst(_("withdrawn")),
}

add(
    Verb("customer.added", _("Customer added"), "plus", "good", CUSTOMER, brief=True),
    Verb("customer.changed", _("Details changed"), "pencil", fields=CUSTOMER),
    Verb("customer.handed_over", _("Handed over"), "arrow-right-left", "info", CUSTOMER),
    Verb("customer.binned", _("Moved to the bin"), "trash-2", "bad"),
    Verb("customer.restored", _("Restored from the bin"), "undo-2"),
    Verb(
        "customer.merged",
        _("Merged"),
        "merge",
        "info",
        CUSTOMER | {"with": capfirst(_("with whom")), "into": _("Part of")},
    ),
    Verb(
        "customer.unmerged",
        _("Separated"),
        "split",
        "warn",
        CUSTOMER | {"with": capfirst(_("with whom"))},
    ),
    Verb("customer.lost", _("Declared lost"), "user-minus", "bad"),
    Verb("customer.found", _("Back again"), "user-check", "good"),
    Verb(
        "customer.regrouped",
        _("Group of companies changed"),
        "network",
        fields={"group": capfirst(_("group"))},
    ),
    Verb("note.added", _("Note"), "sticky-note", "info"),
    Verb("note.changed", _("Note corrected"), "pencil", fields={"text": capfirst(_("text"))}),
    Verb("note.binned", _("Note moved to the bin"), "trash-2"),
    Verb("note.restored", _("Note restored"), "undo-2"),
    Verb("contact_point.added", _("Contact point added"), "phone", "good", POINT),
    Verb("contact_point.changed", _("Contact point changed"), "phone", fields=POINT),
    Verb("contact_point.removed", _("Contact point removed"), "phone-off", fields=POINT),
    Verb("contact_point.restored", _("Contact point restored"), "undo-2", fields=POINT),
    Verb("contact_point.stale", _("Does not answer any more"), "phone-missed", "warn", POINT),
    Verb("contact.added", _("Contact person added"), "user-plus", "good", CONTACT),
    Verb("contact.changed", _("Contact person changed"), "user-cog", fields=CONTACT),
    Verb("contact.ended", _("Does not work there any more"), "user-x", "warn", CONTACT),
    Verb("person.changed", _("Personal details changed"), "user", fields=PERSON),
    Verb("person.erased", _("Personal data erased"), "eraser", "bad", {"act": _("Act №")}),
    Verb("relative.added", _("Relative added"), "heart", "good", RELATIVE),
    Verb("relative.changed", _("Relative changed"), "heart", fields=RELATIVE),
    Verb("relative.removed", _("Relative removed"), "heart-off", fields=RELATIVE),
    Verb("relative.restored", _("Relative restored"), "undo-2", fields=RELATIVE),
    Verb("life_event.added", _("Family event"), "sparkles", "violet", LIFE_EVENT),
    Verb("life_event.removed", _("Family event removed"), "trash-2", fields=LIFE_EVENT),
    Verb("counterparty.added", _("Counterparty added"), "file-badge", "good", PARTY),
    Verb("counterparty.changed", _("Counterparty changed"), "file-badge", fields=PARTY),
    Verb("counterparty.binned", _("Counterparty moved to the bin"), "trash-2", fields=PARTY),
    Verb("counterparty.restored", _("Counterparty restored"), "undo-2", fields=PARTY),
    Verb("account.added", _("Bank account added"), "landmark", "good", ACCOUNT),
    Verb("account.closed", _("Bank account closed"), "landmark", fields=ACCOUNT),
    Verb("link.added", _("Linked"), "link", "info", TIE),
    Verb("link.removed", _("Link removed"), "unlink", fields=TIE),
    Verb("duplicate.dismissed", _("Not duplicates"), "unlink", fields={"with": capfirst(_("with whom"))}),
    Verb(
        "duplicate.reopened",
        _("May be duplicates after all"),
        "link",
        fields={"with": capfirst(_("with whom"))},
    ),
    Verb("consent.given", _("Consent given"), "badge-check", "good", CONSENT),
    Verb("consent.withdrawn", _("Consent withdrawn"), "ban", "warn", CONSENT),
    Verb("calls.refused", _("Asked not to be called"), "phone-off", "warn"),
    Verb("calls.allowed", _("May be called again"), "phone", "good"),
    Verb("access.looked_up", _("Found outside one's rights"), "search", quiet=True),
    Verb("access.asked", _("Access asked for"), "key-round", "info"),
    Verb("access.granted", _("Access granted"), "key-round", "good"),
    Verb("access.refused", _("Access refused"), "key-round", "bad"),
    Verb("segment.saved", _("Segment saved"), "chart-pie", fields=_fields(Segment)),
    Verb(
        "segment.filled",
        _("Customers of the segment changed"),
        "chart-pie",
        fields={"customers": capfirst(_("customers"))},
    ),
    Verb("segment.binned", _("Segment moved to the bin"), "trash-2"),
    Verb("segment.restored", _("Segment restored"), "undo-2"),
    Verb("status_rule.set", _("Terms of statuses set"), "sliders-horizontal"),
    Verb("source.added", _("Source added"), "waypoints"),
    Verb("source.changed", _("Source changed"), "waypoints", fields=_fields(Source)),
    Verb("link_type.added", _("Kind of link added"), "link", fields=_fields(LinkType)),
    Verb("link_type.changed", _("Kind of link changed"), "link", fields=_fields(LinkType)),
    Verb("completeness_rule.set", _("Rules of completeness set"), "sliders-horizontal"),
)
