"""A first start is all or nothing, and only one person makes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from matvey.administration import actions
from matvey.administration.models import Company
from matvey.journal.models import Event
from matvey.staff.models import Branch, Employee, Organization, Role
from matvey.staff.rights import ADMINISTER


def asked(**changes: Any) -> actions.FirstStart:
    given: dict[str, Any] = {
        "company": {"name": "Мебель Петра"},
        "organization": {"name": "ООО «Салон»"},
        "branch": {"name": "Салон на Невском"},
        "administrator": {"given_name": "Пётр", "surname": "Ильин", "email": "Petr@Example.com"},
        "password": "кресло-у-окна-7",
    }
    return actions.FirstStart(**given | changes)


def test_the_first_start_leaves_a_company_that_can_work(db: None, now: datetime) -> None:
    petr = actions.start_company(asked(), at=now)
    assert Company.objects.current().name == "Мебель Петра"
    assert petr.email == "petr@example.com"
    assert petr.check_password("кресло-у-окна-7")
    assert ADMINISTER in petr.role.rights
    assert petr.branch == Branch.objects.get(organization__name="ООО «Салон»")
    assert Event.objects.filter(verb="employee.added", subject_id=petr.pk).exists()


def test_a_second_start_is_refused(people: Any, now: datetime) -> None:
    with pytest.raises(actions.AlreadyStartedError):
        actions.start_company(asked(), at=now)
    assert Employee.objects.count() == 5


def test_a_weak_password_leaves_the_base_empty(db: None, now: datetime) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.start_company(asked(password="12345"), at=now)
    assert "password" in refused.value.error_dict
    assert not Organization.objects.exists()
    assert not Role.objects.exists()


def test_the_command_makes_an_administrator_on_an_empty_base(db: None, now: datetime) -> None:
    data: actions.EmployeeData = {"given_name": "Ия", "surname": "Лось", "email": "iya@example.com"}
    iya = actions.create_administrator(data, "кресло-у-окна-7", at=now)
    assert ADMINISTER in iya.role.rights
    with pytest.raises(actions.AlreadyStartedError):
        actions.start_company(asked(), at=now)
