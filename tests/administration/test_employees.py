"""People: invited by link, changed, given a role."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.administration import actions
from matvey.administration.invitations import GOOD_FOR, InvitationClosedError, invited, token_of
from matvey.journal.models import Event
from matvey.staff.models import Employee

PASSWORD = "ватрушка-к-чаю-5"


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


@pytest.fixture
def egor(people: Any, by: Any, now: datetime) -> Employee:
    data: actions.EmployeeData = {
        "given_name": "Егор",
        "surname": "Ким",
        "email": "Egor@Example.com",
        "role": people.roles["seller"],
        "department": people.owner.department,
    }
    return actions.invite_employee(data, by=by, at=now)


def test_the_invited_gets_the_branch_of_the_department(egor: Employee, people: Any) -> None:
    assert egor.branch == people.owner.branch
    assert not egor.has_usable_password()


def test_an_invitation_is_for_one_use(egor: Employee, now: datetime) -> None:
    token = token_of(egor)
    assert actions.accept_invitation(token, PASSWORD, at=now).check_password(PASSWORD)
    with pytest.raises(InvitationClosedError):
        actions.accept_invitation(token, "другой-пароль-9", at=now)
    egor.refresh_from_db()
    assert egor.check_password(PASSWORD)


def test_an_invitation_ends_after_a_week(egor: Employee, now: datetime) -> None:
    assert invited(token_of(egor), at=now + GOOD_FOR - timedelta(seconds=1)) == egor
    with pytest.raises(InvitationClosedError):
        invited(token_of(egor), at=now + GOOD_FOR)


def test_a_new_invitation_closes_the_old_link(egor: Employee, by: Any, now: datetime) -> None:
    old = token_of(egor)
    renewed = actions.renew_invitation(egor, by=by, at=now + timedelta(hours=1))
    with pytest.raises(InvitationClosedError):
        invited(old, at=now + timedelta(hours=2))
    assert invited(token_of(renewed), at=now + timedelta(hours=2)) == egor


@pytest.mark.parametrize("token", ["", "a:b", "{}", "WzFd:x", "ё" * 40, "\x00"])
def test_a_made_up_link_opens_nothing(people: Any, now: datetime, token: str) -> None:
    with pytest.raises(InvitationClosedError):
        invited(token, at=now)


def test_a_withdrawn_invitation_opens_nothing(egor: Employee, by: Any, now: datetime) -> None:
    token = token_of(egor)
    actions.withdraw_invitation(egor, by=by, at=now)
    with pytest.raises(InvitationClosedError):
        invited(token, at=now)


def test_a_weak_password_leaves_the_invitation_open(egor: Employee, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.accept_invitation(token_of(egor), "12345678", at=now)
    assert invited(token_of(egor), at=now) == egor


def test_the_same_address_in_other_letters_is_taken(egor: Employee, people: Any, by: Any, now: Any) -> None:
    data: actions.EmployeeData = {
        "given_name": "Е",
        "surname": "К",
        "email": "EGOR@example.com",
        "role": people.owner.role,
    }
    with pytest.raises(ValidationError) as refused:
        actions.invite_employee(data, by=by, at=now)
    assert "email" in refused.value.error_dict


def test_people_change_about_themselves_only_what_is_theirs(people: Any, now: datetime) -> None:
    by = people.by(people.owner)
    assert actions.change_profile(people.owner, {"phone": "+7 900 000-00-00"}, by=by, at=now).phone
    with pytest.raises(PermissionDenied):
        actions.change_profile(people.colleague, {"phone": "1"}, by=by, at=now)
    with pytest.raises(PermissionDenied):
        actions.give_role(people.owner, people.administrator.role, by=by, at=now)


def test_a_new_role_is_in_the_journal(people: Any, by: Any, now: datetime) -> None:
    actions.give_role(people.owner, people.roles["cashier"], by=by, at=now)
    detail = Event.objects.get(verb="employee.role_given").detail
    assert (detail.before, detail.after) == ({"role": "Продавец"}, {"role": "Кассир"})


def test_the_last_administrator_keeps_the_role(people: Any, by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.give_role(people.administrator, people.owner.role, by=by, at=now)


def test_an_open_invitation_does_not_make_an_administrator(
    people: Any, egor: Employee, by: Any, now: datetime
) -> None:
    actions.give_role(egor, people.administrator.role, by=by, at=now)
    with pytest.raises(ValidationError):
        actions.give_role(people.administrator, people.owner.role, by=by, at=now)
