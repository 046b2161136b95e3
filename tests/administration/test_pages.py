"""What the pages of the administration do, through the client."""

from __future__ import annotations

from datetime import datetime
from threading import Event as Flag
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from matvey.administration import actions
from matvey.administration.jobs import send_letter
from matvey.administration.models import Company
from matvey.customers.actions.adding import add_customer
from matvey.customers.actions.binning import bin_customers
from matvey.customers.new import NewCustomer, Place
from matvey.journal.jobs.slices import Slice
from matvey.journal.models import Event, Job
from matvey.staff.kinds import scoped_kinds
from matvey.staff.models import Absence, Branch, Employee, Role, WorkingCalendar


@pytest.fixture
def admin(people: Any, client: Client) -> Client:
    client.force_login(people.administrator)
    return client


def test_inviting_leads_to_the_card_with_the_link(people: Any, admin: Client) -> None:
    form = {
        "given_name": "Егор",
        "surname": "Ким",
        "email": "egor@example.com",
        "role": people.roles["seller"].pk,
        "branch": people.owner.branch_id,
    }
    card = admin.get(admin.post("/employees/new/", form).headers["Location"])
    assert "/invitation/" in card.content.decode()
    assert Job.objects.get(kind="letter").params["to"] == "egor@example.com"


def test_a_taken_address_stands_at_the_field(people: Any, admin: Client) -> None:
    form = {
        "given_name": "А",
        "surname": "Б",
        "email": "ANNA@example.com",
        "role": people.owner.role_id,
        "branch": people.owner.branch_id,
    }
    answer = admin.post("/employees/new/", form)
    assert answer.status_code == 422
    assert "email" in answer.context["form"].errors


def test_a_letter_is_sent_and_its_link_forgotten(people: Any, now: datetime) -> None:
    data: actions.EmployeeData = {
        "given_name": "Егор",
        "surname": "Ким",
        "email": "egor@example.com",
        "role": people.roles["seller"],
    }
    actions.invite_employee(data, by=people.by(people.administrator), at=now)
    job = Job.objects.get(kind="letter")
    job.state, job.leased_by = Job.State.RUNNING, "worker"
    job.save()
    send_letter(Slice(job, timezone.now, Flag()))
    assert mail.outbox[0].to == ["egor@example.com"]
    assert "/invitation/" in mail.outbox[0].body
    assert Job.objects.get().params == {"to": "egor@example.com"}


def test_two_taps_say_that_one_is_ill(people: Any, client: Client) -> None:
    client.force_login(people.owner)
    page = client.get(f"/employees/{people.owner.pk}/absence/")
    shown = page.context["form"]
    client.post(f"/employees/{people.owner.pk}/absence/", {"reason": shown["reason"].value()})
    assert Absence.objects.get().deputy == people.head
    client.post(f"/employees/{people.owner.pk}/return/")
    assert not Absence.objects.in_force(timezone.now()).exists()


def test_the_last_day_away_is_still_away(people: Any, client: Client) -> None:
    client.force_login(people.owner)
    form = {"reason": "holiday", "from_on": "2030-01-10", "until_on": "2030-01-12"}
    client.post(f"/employees/{people.owner.pk}/absence/", form)
    absence = Absence.objects.get()
    days = [timezone.localtime(moment) for moment in (absence.starts_at, absence.ends_at) if moment]
    assert [f"{day:%d.%m %H:%M}" for day in days] == ["10.01 00:00", "13.01 00:00"]


def test_the_matrix_of_a_role_is_saved(people: Any, admin: Client) -> None:
    role = people.roles["observer"]
    form = {"name": "Аудитор", "reading.customer": "all", "writing.customer": "none", "rights": ["export"]}
    assert admin.post(f"/settings/roles/{role.pk}/edit/", _whole(form)).status_code == 303
    role.refresh_from_db()
    assert (role.name, role.reading["customer"], role.rights) == ("Аудитор", "all", ["export"])


def test_a_role_that_changes_what_it_does_not_see_is_refused(people: Any, admin: Client) -> None:
    form = {"name": "Стажёр", "reading.customer": "own", "writing.customer": "all"}
    assert admin.post("/settings/roles/new/", _whole(form)).status_code == 422
    assert not Role.objects.filter(name="Стажёр").exists()


def test_a_second_branch_takes_one_form(people: Any, admin: Client) -> None:
    shown = admin.get("/settings/branches/new/").context["form"]
    form = {
        "name": "Пекарня на Садовой",
        "organization": shown["organization"].value(),
        "time_zone": shown["time_zone"].value(),
        "like": shown["like"].value(),
        "people": [people.colleague.pk],
    }
    admin.post("/settings/branches/new/", form)
    opened = Branch.objects.get(name="Пекарня на Садовой")
    assert opened.departments.exists()
    assert opened.employees.get() == people.colleague


def test_dismissal_names_what_has_to_be_taken_over(people: Any, admin: Client) -> None:
    url = f"/employees/{people.head.pk}/dismissal/"
    assert "Отделы" in admin.get(url).content.decode()
    assert admin.post(url, {}).status_code == 422
    admin.post(url, {"everything": people.owner.pk})
    assert people.owner.headed_departments.exists()
    assert not Employee.objects.get(pk=people.head.pk).is_active


def test_who_holds_nothing_is_dismissed_by_one_button(people: Any, admin: Client) -> None:
    admin.post(f"/employees/{people.stranger.pk}/dismissal/")
    assert not Employee.objects.get(pk=people.stranger.pk).is_active


def test_the_working_week_is_typed_as_people_say_it(admin: Client) -> None:
    week = {f"day{number}": "10-20" for number in range(7)}
    admin.post("/settings/calendar/week/", week)
    assert WorkingCalendar.objects.get(branch=None).spans.count() == 7
    assert admin.post("/settings/calendar/week/", week | {"day0": "утром"}).status_code == 422


@pytest.mark.parametrize("query", ["year=99999", "year=x", "branch=x", "branch=999999", "branch=1&year=-1"])
def test_odd_addresses_of_the_calendar_break_nothing(admin: Client, query: str) -> None:
    assert admin.get(f"/settings/calendar/?{query}").status_code in (200, 404)


def test_the_company_is_renamed_on_every_page(admin: Client) -> None:
    admin.post("/settings/company/", {"name": "Булочная", "language": "ru"})
    assert Company.objects.current().name == "Булочная"
    assert "Булочная" in admin.get("/profile/").content.decode()


def test_the_journal_is_searched_by_person_and_verb(people: Any, admin: Client, now: datetime) -> None:
    actions.give_role(people.owner, people.roles["cashier"], by=people.by(people.administrator), at=now)
    page = admin.get(f"/settings/journal/?what=employee.role_given&who={people.administrator.pk}")
    assert page.context["page"].total == 1
    assert "Продавец → Кассир" in page.content.decode()


def test_own_sessions_are_ended_others_are_not_there(people: Any, client: Client) -> None:
    for person in (people.owner, people.colleague):
        other = Client()
        other.post("/account/login/", {"login": person.email, "password": "пирог-с-вишней-2026"})
    client.force_login(people.owner)
    mine, theirs = people.owner.usersession_set.get(), people.colleague.usersession_set.get()
    assert client.post(f"/profile/sessions/{mine.pk}/ending/").status_code == 302
    assert client.post(f"/profile/sessions/{theirs.pk}/ending/").status_code == 404
    assert Event.objects.filter(verb="employee.session_ended").count() == 1


def test_what_lies_in_the_bin_comes_back(people: Any, client: Client, now: datetime) -> None:
    by = people.by(people.owner)
    mine = add_customer(_romashka(by), by=by, at=now)
    bin_customers([mine.pk], by=by, at=now)
    client.force_login(people.owner)
    assert "Ромашка" in client.get("/bin/customer/").content.decode()
    client.post(f"/bin/customer/{mine.pk}/restoration/")
    mine.refresh_from_db()
    assert mine.binned_at is None


def test_nobody_restores_what_they_may_not_change(people: Any, client: Client, now: datetime) -> None:
    by = people.by(people.stranger)
    theirs = add_customer(_romashka(by), by=by, at=now)
    bin_customers([theirs.pk], by=by, at=now)
    client.force_login(people.owner)
    assert client.post(f"/bin/customer/{theirs.pk}/restoration/").status_code == 404


@pytest.mark.parametrize("url", ["/employees/", "/settings/departments/", "/settings/journal/"])
def test_a_list_asks_the_base_the_same_however_long_it_is(
    people: Any, admin: Client, now: datetime, url: str
) -> None:
    admin.get(url)
    few = _queries(admin, url)
    by = people.by(people.administrator)
    for number in range(6):
        data: actions.EmployeeData = {
            "given_name": "Иван",
            "surname": f"Петров-{number}",
            "email": f"ivan{number}@example.com",
            "role": people.owner.role,
            "department": people.owner.department,
        }
        ivan = actions.invite_employee(data, by=by, at=now)
        actions.add_department({"name": f"Отдел {number}", "head": ivan}, by=by, at=now)
    assert _queries(admin, url) == few


def _romashka(by: Any) -> NewCustomer:
    return NewCustomer(name="Ромашка", place=Place(by.employee_id))


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def _whole(form: dict[str, Any]) -> dict[str, Any]:
    """A role's form names every kind of record there is."""
    rest = {f"{side}.{kind.key}": "none" for kind in scoped_kinds() for side in ("reading", "writing")}
    return rest | form
