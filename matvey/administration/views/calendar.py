"""The working calendar: a year at a glance, the week, and days that differ."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from matvey.administration import actions
from matvey.administration.actions.calendar import Week, week_of
from matvey.administration.forms.calendar import DayForm, WeekForm
from matvey.administration.views.dialogs import Dialog, answer
from matvey.administration.year import year_of
from matvey.records.views.asked import go_to
from matvey.staff.calendar import STANDARD_WEEK, is_official
from matvey.staff.http import StaffRequest
from matvey.staff.models import Branch, CalendarException, WorkingCalendar
from matvey.staff.rights import ADMINISTER

FIRST_YEAR, LAST_YEAR = 2020, 2100


@require_safe
def working_calendar(request: StaffRequest) -> HttpResponse:
    branch, year = _branch(request), _year(request)
    calendars = WorkingCalendar.objects.filter(branch=branch).prefetch_related("exceptions")
    own = calendars.first()
    known = own or WorkingCalendar.objects.filter(branch=None).first()
    days = [row for row in known.exceptions.all() if row.day.year == year] if known else []
    context = {
        "nav": "settings",
        "branch": branch,
        "branches": Branch.objects.open(),
        "year": year,
        "months": year_of(
            WorkingCalendar.objects.working_time(branch), year, {row.day: row.note for row in days}
        ),
        "days": days,
        "has_own": own is not None and branch is not None,
        "official": is_official(year),
        "query": f"?branch={branch.pk}" if branch else "?",
    }
    return render(request, "administration/calendar/year.html", context)


@require_http_methods(["GET", "POST"])
def working_week(request: StaffRequest) -> HttpResponse:
    branch = _branch(request)

    def set_week(data: Any) -> None:
        actions.set_working_week(branch, data["week"], by=request.actor, at=request.at)

    form = WeekForm(request.POST or None, week=_week(branch))
    heading = _("Working week: %(name)s") % {"name": branch} if branch else _("Working week of the company")
    return answer(request, form, Dialog(heading, _page(branch)), set_week)


@require_http_methods(["GET", "POST"])
def special_day(request: StaffRequest) -> HttpResponse:
    branch = _branch(request)

    def set_day(data: Any) -> str:
        actions.set_calendar_exception(branch, data, by=request.actor, at=request.at)
        return f"{_page(branch)}&year={data['day'].year}"

    form = DayForm(request.POST or None, initial={"day": request.GET.get("day", ""), "kind": "day_off"})
    return answer(request, form, Dialog(_("A day that differs"), _page(branch)), set_day)


@require_POST
def special_day_removal(request: StaffRequest, pk: int) -> HttpResponse:
    request.access.demand(ADMINISTER)
    row = get_object_or_404(CalendarException.objects.select_related("calendar__branch"), pk=pk)
    actions.remove_calendar_exception(row, by=request.actor, at=request.at)
    return go_to(request, f"{_page(row.calendar.branch)}&year={row.day.year}")


@require_POST
def company_calendar(request: StaffRequest, pk: int) -> HttpResponse:
    """The branch drops its own calendar."""
    request.access.demand(ADMINISTER)
    branch = get_object_or_404(Branch, pk=pk)
    actions.follow_company_calendar(branch, by=request.actor, at=request.at)
    return go_to(request, _page(branch))


def _branch(request: StaffRequest) -> Branch | None:
    request.access.demand(ADMINISTER)
    asked = request.GET.get("branch", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise Http404
    return get_object_or_404(Branch, pk=int(asked))


def _year(request: StaffRequest) -> int:
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and FIRST_YEAR <= int(asked[:5]) <= LAST_YEAR:
        return int(asked)
    return timezone.localdate(request.at).year


def _week(branch: Branch | None) -> Week:
    """What the form begins with: the week in force, the standard one where none was ever set."""
    calendars = WorkingCalendar.objects.prefetch_related("spans")
    calendar = calendars.filter(branch=branch).first() or calendars.filter(branch=None).first()
    week = week_of(calendar) if calendar else Week([])
    return week if week.spans else Week(_standard(), week.keeps_official_days, week.works_on_paid_rest)


def _standard() -> list[tuple[int, time, time]]:
    return [
        (weekday, _time(start), _time(end))
        for weekday, hours in enumerate(STANDARD_WEEK)
        for start, end in hours.spans
    ]


def _time(seconds: int) -> time:
    return time(seconds // 3600 % 24, seconds % 3600 // 60)


def _page(branch: Branch | None) -> str:
    return f"{reverse('working-calendar')}?branch={branch.pk if branch else ''}"
