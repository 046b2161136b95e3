"""The screen of acts: whose personal data were destroyed, by numbers, when, by whom, on what ground."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.administration.models import Company
from matvey.customers.erasure import all_erasers
from matvey.customers.models import ErasureAct
from matvey.customers.rights import ERASE_PEOPLE
from matvey.records.lists.cells import Named
from matvey.records.screens import Column, Panel, Screen, Sort, register
from matvey.staff.access import Access
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


def may_read_acts(access: Access) -> bool:
    """Who destroys, and who administers."""
    return access.may(ERASE_PEOPLE) or access.may(ADMINISTER)


def visible(access: Access) -> QuerySet[ErasureAct]:
    return ErasureAct.objects.all() if may_read_acts(access) else ErasureAct.objects.none()


def address_of(act: ErasureAct) -> str:
    return reverse("erasure-card", args=[act.pk])


def _who(act: ErasureAct) -> str:
    return str(act.erased_by) if act.erased_by else _("the program itself")


def _extract(request: StaffRequest, act: ErasureAct) -> dict[str, object]:
    """What an act has to say (order of Roskomnadzor No. 179 of 28.10.2022, item 3), with the log."""
    labels = {eraser.key: _(eraser.label) for eraser in all_erasers()}
    counted = [(labels.get(key, key), count) for key, count in act.extract.items()]
    return {
        "act": act,
        "who": _who(act),
        "company": Company.objects.current(),
        "counted": [(label, count) for label, count in counted if count],
    }


erasures = register(
    Screen(
        kind="erasure",
        nav="settings",
        model=ErasureAct,
        title=gettext_lazy("Destruction of personal data"),
        one=gettext_lazy("Act of destruction of personal data"),
        icon="eraser",
        visible=visible,
        load=lambda acts: acts.select_related("erased_by"),
        columns=[
            Column(
                "number",
                gettext_lazy("Act"),
                lambda act: Named(str(act), address_of(act)),
                "link",
                area="name",
            ),
            Column("erased_at", gettext_lazy("Destroyed"), lambda act: act.erased_at, "moment", area="sum"),
            Column("ground", gettext_lazy("Ground"), lambda act: act.ground, area="sub"),
            Column("who", gettext_lazy("Who destroyed"), _who, "person"),
        ],
        sorts=[Sort("erased_at", gettext_lazy("By date"), ("erased_at",), descending_first=True)],
        panels=[Panel("act", gettext_lazy("Act"), "customers/panels/erasure.html", _extract, 10, "main")],
        empty_template="customers/erasures_empty.html",
    )
)
