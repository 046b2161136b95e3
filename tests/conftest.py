"""What the tests of all apps share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from matvey.administration import actions as administration
from matvey.staff.access import Actor, Door
from matvey.staff.admission import actor_of
from matvey.staff.models import Employee, Role

# Playwright's loop runs in the thread of a browser test, where Django would refuse to touch the base.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that commit for real leave the base as the migrations made it, ready rows included.

    All of them or none: one that empties the base otherwise would be in the way of the next.
    """
    for item in items:
        marker = item.get_closest_marker("django_db")
        real = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
        if real or (marker and marker.kwargs.get("transaction")):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of this machine, where it has one, instead of one that Playwright would fetch."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    found = {"executable_path": chromium} if chromium else {}
    return browser_type_launch_args | found | {"args": ["--no-sandbox"] if os.geteuid() == 0 else []}


NOW = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Moscow"))
PASSWORD = "пирог-с-вишней-2026"


@dataclass(frozen=True)
class People:
    """Who appears in the tests of every app: a seller, her colleague, their head, a seller of another
    branch, and the administrator; the places they work in come with them.
    """

    owner: Employee
    colleague: Employee
    head: Employee
    stranger: Employee
    administrator: Employee
    roles: Mapping[str, Role]

    def by(self, person: Employee, *, door: Door = Door.PAGE) -> Actor:
        """That person as who acts, at the moment of the tests."""
        return actor_of(Employee.objects.get(pk=person.pk), at=NOW, door=door)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def people(db: None) -> People:
    return founded_company()


@pytest.fixture
def owner(people: People) -> Employee:
    """Anna, a seller of the sales department on Lenin street."""
    return people.owner


@pytest.fixture
def colleague(people: People) -> Employee:
    """Boris, a seller of the same department."""
    return people.colleague


@pytest.fixture
def head(people: People) -> Employee:
    """Vera, who heads that department."""
    return people.head


@pytest.fixture
def stranger(people: People) -> Employee:
    """Gleb, a seller of the other branch."""
    return people.stranger


@pytest.fixture
def administrator(people: People) -> Employee:
    """Darya, who started the company."""
    return people.administrator


@pytest.fixture
def signed_in() -> Callable[[Employee], Client]:
    """The browser of that person, already signed in."""

    def sign_in(person: Employee) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in


def founded_company() -> People:
    """Everybody in `People`, hired on a base that knows nobody yet."""
    administrator = administration.start_company(
        administration.FirstStart(
            company={"name": "Пекарня Матвея"},
            organization={"name": "ООО «Пекарня Матвея»"},
            branch={"name": "Пекарня на Ленина", "city": "Тула"},
            administrator=_named("Дарья", "Орлова", "darya"),
            password=PASSWORD,
        ),
        at=NOW,
    )
    by = actor_of(administrator, at=NOW)
    sales = administration.add_department({"name": "Продажи", "branch": administrator.branch}, by=by, at=NOW)
    other = administration.open_branch(
        {"name": "Пекарня на Мира", "organization": administrator.branch.organization}, by=by, at=NOW
    )
    roles = administration.add_ready_roles(by=by, at=NOW)

    def hire(given: str, surname: str, email: str, role: str, **place: Any) -> Employee:
        data: Any = {**_named(given, surname, email), "role": roles[role], **place}
        return administration.add_employee(data, PASSWORD, by=by, at=NOW)

    head = hire("Вера", "Зимина", "vera", "head_of_sales", department=sales)
    administration.change_department(sales, {"head": head}, by=by, at=NOW)
    return People(
        owner=hire("Анна", "Соколова", "anna", "seller", department=sales),
        colleague=hire("Борис", "Лебедев", "boris", "seller", department=sales),
        head=head,
        stranger=hire("Глеб", "Дронов", "gleb", "seller", branch=other),
        administrator=administrator,
        roles=roles,
    )


def _named(given: str, surname: str, email: str) -> administration.EmployeeData:
    return {"given_name": given, "surname": surname, "email": f"{email}@example.com"}
