"""What can be done with many customers at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from matvey.core.figures import number
from matvey.customers.actions.binning import bin_customers, restore_customers
from matvey.customers.actions.handing_over_many import hand_over_many
from matvey.customers.forms.bulk import HandOverForm, TagsForm
from matvey.customers.kinds import CUSTOMER
from matvey.customers.merged import comparison_of
from matvey.records.actions.tags import add_tags
from matvey.records.screens import Bulk
from matvey.records.subjects import Subject
from matvey.staff.access import Actor


def _hand_over(rows: QuerySet[Any], data: dict[str, Any], by: Actor, at: datetime) -> str:
    ids = list(rows.values_list("pk", flat=True))
    handed = hand_over_many(ids, data["to"], by=by, at=at, reason=data["reason"])
    n, to = handed.count, data["to"]
    if handed.is_later:
        text = gettext(
            "%(n)s customers are being handed over to %(to)s; a notification will tell when it is done"
        )
        return text % {"n": number(n), "to": to}
    text = ngettext("%(n)d customer handed over to %(to)s", "%(n)d customers handed over to %(to)s", n)
    return text % {"n": n, "to": to}


def _tag(rows: QuerySet[Any], data: dict[str, Any], by: Actor, at: datetime) -> str:
    subjects = [Subject(CUSTOMER, customer) for customer in rows]
    add_tags(subjects, data["tags"].split(","), by=by, at=at)
    n = len(subjects)
    return ngettext("Tags put on %(n)d customer", "Tags put on %(n)d customers", n) % {"n": n}


def _bin(rows: QuerySet[Any], data: dict[str, Any], by: Actor, at: datetime) -> str:
    n = bin_customers(list(rows.values_list("pk", flat=True)), by=by, at=at)
    return ngettext("%(n)d customer moved to the bin", "%(n)d customers moved to the bin", n) % {"n": n}


def _restore(ids: list[int], by: Actor, at: datetime) -> object:
    return restore_customers(ids, by=by, at=at)


BULKS = [
    Bulk("hand-over", _("Hand over"), "arrow-right-left", _hand_over, form=HandOverForm),
    Bulk("tags", _("Tags"), "tag", _tag, form=TagsForm),
    Bulk("merge", pgettext_lazy("customers", "Merge"), "merge", leads_to=comparison_of),
    Bulk("bin", _("To the bin"), "trash-2", _bin, danger=True, undo=_restore),
]
