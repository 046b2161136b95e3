"""Who may open what: every address of the administration, for each kind of person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from matvey.administration import actions
from matvey.administration.urls import people as people_urls
from matvey.administration.urls import profile, start, work
from matvey.administration.urls import settings as settings_urls
from matvey.journal.models import Job
from matvey.staff.models import Absence, BankAccount, CalendarException, Organization, TaxRegime

# Of all that can be looked at, what is not for administrators only.
OPEN_TO_ALL_SIGNED_IN = {
    "profile",
    "profile-edit",
    "employee-list",
    "employee-card",
    "employee-sums",
    "employee-total",
    "employee-views",
    "employee-filters",
    "bin",
    "jobs",
    "start-next",
}
# Nobody has left, and nothing of that kind is in the bin.
NOT_THERE = {"reinstatement", "bin-kind"}
POSTS = {
    "session-end",
    "come-back",
    "absence-cancel",
    "invitation-renewal",
    "invitation-withdrawal",
    "bank-account-closing",
    "tax-regime-removal",
    "special-day-removal",
    "company-calendar",
    "bin-restoration",
    "job-cancellation",
    "job-retry",
}


def test_a_stranger_to_the_company_sees_nothing_of_it(client: Client, addresses: dict[str, str]) -> None:
    seen = {name for name, url in addresses.items() if client.get(url).status_code == 200}
    assert seen == set()


def test_a_seller_opens_what_is_everybodys(people: Any, client: Client, addresses: dict[str, str]) -> None:
    client.force_login(people.owner)
    seen = {name for name, url in addresses.items() if client.get(url).status_code == 200}
    assert seen == OPEN_TO_ALL_SIGNED_IN


def test_an_administrator_opens_everything(people: Any, client: Client, addresses: dict[str, str]) -> None:
    client.force_login(people.administrator)
    closed = {name for name, url in addresses.items() if client.get(url).status_code not in (200, 302)}
    posts = {name for name in addresses if name in POSTS or name.endswith(("-columns", "-bulk", "-undo"))}
    assert closed == posts | NOT_THERE


def test_a_seller_can_post_to_nothing_of_the_administration(
    people: Any, client: Client, addresses: dict[str, str]
) -> None:
    client.force_login(people.owner)
    own = {"profile-edit", "employee-columns", "employee-views", "profile"}
    done = {name for name, url in addresses.items() if client.post(url).status_code in (200, 204, 302, 303)}
    assert done <= own


def test_the_head_marks_an_absence_of_their_own_people(people: Any, client: Client) -> None:
    client.force_login(people.head)
    assert client.get(f"/employees/{people.owner.pk}/absence/").status_code == 200
    assert client.get(f"/employees/{people.stranger.pk}/absence/").status_code == 403


def test_every_address_stands_in_the_table(addresses: dict[str, str]) -> None:
    of_screens = ("-view-removal", "-field", "-panel", "-export", "-bulk")
    named = {
        pattern.name
        for module in (profile, people_urls, settings_urls, start, work)
        for pattern in _flat(module.urlpatterns)
        if not pattern.name.endswith(of_screens)
    }
    beside = {"start", "start-branch", "start-administrator", "invitation"}
    assert named - beside <= set(addresses)


@pytest.fixture
def addresses(people: Any, now: datetime) -> dict[str, str]:
    """Every address with something there to be seen: a colleague, an account, a day off."""
    by = people.by(people.administrator)
    mine = Organization.objects.get()
    data: actions.BankAccountData = {
        "bank": "Сбербанк",
        "bik": "044525225",
        "number": "40702810938000000001",
    }
    BankAccount.objects.create(organization=mine, **data)
    actions.set_tax_regime(mine, "patent", date(2026, 1, 1), by=by, at=now)
    actions.set_calendar_exception(None, {"day": date(2026, 11, 27), "kind": "day_off"}, by=by, at=now)
    actions.mark_absent(people.stranger, {"starts_at": now}, by=by, at=now)
    job = Job.objects.create(kind="letter", lane="quick", due_at=now, created_at=now)
    keys = {
        "settings": 0,
        "employees": people.stranger.pk,
        "roles": people.roles["seller"].pk,
        "branches": people.stranger.branch_id,
        "departments": people.owner.department_id,
        "organizations": mine.pk,
        "absences": Absence.objects.get().pk,
        "accounts": BankAccount.objects.get().pk,
        "taxes": TaxRegime.objects.get().pk,
        "day": CalendarException.objects.get().pk,
        "jobs": job.pk,
    }
    return dict(_filled(keys))


def _filled(keys: dict[str, int]) -> Any:
    known = {
        pattern.name
        for module in (profile, people_urls, settings_urls, start, work)
        for pattern in _flat(module.urlpatterns)
    }
    skipped = ("-view-removal", "-field", "-panel", "-export")
    reverse_dict = get_resolver().reverse_dict
    for name in known - {"start", "start-branch", "start-administrator", "invitation"}:
        if name.endswith(skipped):
            continue
        template, parameters = reverse_dict.getlist(name)[0][0][0]
        before = template.split("%")[0].rstrip("/").split("/")[-1] if parameters else ""
        values = {"pk": keys.get(before, 1), "key": "archive"}
        yield name, "/" + template % {key: values[key] for key in parameters}


def _flat(patterns: Any) -> Any:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _flat(pattern.url_patterns)
        else:
            yield pattern
