"""What the customer base brings to My day: birthdays, and who asks for one's customers."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matvey.customers.birthdays import birthdays
from matvey.customers.models import AccessRequest, Customer
from matvey.records import my_day
from matvey.records.my_day import Section
from matvey.staff.http import StaffRequest
from matvey.staff.scopes import Scope

SHOWN = 7
MOST = 50
ONE_DAY = timedelta(days=1)


def birthdays_today(request: StaffRequest) -> dict[str, object] | None:
    """Of those one looks after; who reads everybody has the whole list on its own page."""
    if request.access.reads("customer") is Scope.NONE:
        return None
    found = birthdays(request.access, "today", on=timezone.localdate(request.at), most=SHOWN + 1)
    if not found:
        return None
    return {"birthdays": found[:SHOWN], "more": len(found) > SHOWN, "now": request.at}


def asked_for(request: StaffRequest) -> dict[str, object] | None:
    """Requests for customers one looks after, for those of whom one stands in for, and those nobody has."""
    mine = Q(asked__in=request.access.own_ids) | Q(customer__responsible__in=request.access.own_ids)
    if request.access.writes("customer") is Scope.ALL:
        mine |= Q(asked=None)
    rows = AccessRequest.objects.filter(mine, answered_at=None).select_related("asker", "customer")[:MOST]
    found = [one for one in rows if request.access.may_write("customer", one.customer)][:SHOWN]
    return {"requests": found, "now": request.at} if found else None


def fresh(request: StaffRequest) -> dict[str, object] | None:
    """Customers added since yesterday morning, by anybody and by every door."""
    if request.access.reads("customer") is Scope.NONE:
        return None
    since = timezone.localtime(request.at).replace(hour=0, minute=0, second=0, microsecond=0) - ONE_DAY
    rows = Customer.objects.visible_to(request.access).kept().filter(created_at__gte=since)
    found = list(rows.select_related("responsible").order_by("-created_at", "-pk")[: SHOWN + 1])
    address = f"/customers/?sort=-created&created.from={since:%Y-%m-%d}"
    return {"customers": found[:SHOWN], "more": len(found) > SHOWN, "address": address, "now": request.at}


my_day.add(Section("fresh", _("New since yesterday"), "sparkles", "customers/day_fresh.html", fresh, 60))
my_day.add(
    Section("access", _("Asking for your customers"), "key-round", "customers/day_access.html", asked_for, 15)
)
my_day.add(
    Section("birthdays", _("Birthdays today"), "cake", "customers/day_birthdays.html", birthdays_today, 40)
)
