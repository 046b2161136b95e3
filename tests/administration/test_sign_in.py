"""Coming in: by password, with a second factor, after a forgotten password; and who does not come in."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matvey.administration import actions
from matvey.administration.jobs import FORGET
from matvey.journal.jobs import enqueue
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Job
from matvey.staff.access import Actor
from matvey.staff.models import Employee

PASSWORD = "пирог-с-вишней-2026"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    cache.clear()


def sign_in(client: Client, person: Employee, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(reverse("account_login"), {"login": person.email, "password": password, **more})


def test_who_is_not_signed_in_is_led_to_the_sign_in_and_back(people: Any, client: Client) -> None:
    answer = client.get("/profile/")
    assert answer.headers["Location"] == "/account/login/?next=/profile/"
    assert sign_in(client, people.owner, next="/profile/").headers["Location"] == "/profile/"


def test_a_fragment_leads_the_whole_page_to_the_sign_in(people: Any, client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/profile/"}
    answer = client.get("/profile/edit/", headers=headers)
    assert answer.headers["HX-Redirect"] == "/account/login/?next=%2Fprofile%2F"


def test_the_e_mail_may_be_typed_in_capitals(people: Any, client: Client) -> None:
    answer = client.post(
        reverse("account_login"), {"login": people.owner.email.upper(), "password": PASSWORD}
    )
    assert answer.status_code == 302


def test_who_is_signed_in_does_not_see_the_sign_in(people: Any, client: Client) -> None:
    client.force_login(people.owner)
    assert client.get(reverse("account_login")).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_e_mail_answer_the_same(people: Any, client: Client) -> None:
    wrong = sign_in(client, people.owner, "не тот")
    unknown = sign_in(client, Employee(email="nobody@example.com"))
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_after_five_wrong_passwords_even_the_right_one_waits(people: Any, client: Client) -> None:
    for _ in range(5):
        sign_in(client, people.owner, "не тот")
    answer = sign_in(client, people.owner)
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("url", ["/account/signup/", "/account/email/", "/account/3rdparty/"])
def test_nobody_registers_or_changes_their_address(people: Any, client: Client, url: str) -> None:
    client.force_login(people.owner)
    assert client.get(url).status_code == 404


def test_who_was_dismissed_does_not_come_in(people: Any, client: Client, now: datetime) -> None:
    actions.dismiss_employee(people.owner, {}, by=people.by(people.administrator), at=now)
    sign_in(client, people.owner)
    assert "_auth_user_id" not in client.session


def test_the_old_address_opens_nothing_after_a_change(people: Any, client: Client, now: datetime) -> None:
    sign_in(client, people.owner)
    client.logout()
    by = people.by(people.administrator)
    actions.change_employee(people.owner, {"email": "sokolova@example.com"}, by=by, at=now)
    sign_in(client, people.owner)
    assert "_auth_user_id" not in client.session


def test_a_second_factor_is_asked_for(people: Any, client: Client) -> None:
    TOTP.activate(people.owner, SECRET)
    assert sign_in(client, people.owner).headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/profile/").status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert client.get("/profile/").status_code == 200


def test_a_code_works_once(people: Any, client: Client) -> None:
    TOTP.activate(people.owner, SECRET)
    code = code_now()
    for expected in (302, 200):
        sign_in(client, people.owner)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected
        client.logout()


def test_switching_codes_on_asks_for_the_password_and_gives_recovery_codes(
    people: Any, client: Client
) -> None:
    sign_in(client, people.owner)
    assert "reauthenticate" in client.get(reverse("mfa_activate_totp")).headers["Location"]
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    code = code_now(page.context["form"].secret)
    done = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert Authenticator.objects.filter(user=people.owner).count() == 2


def test_a_forgotten_password_is_set_anew_by_the_letter(people: Any, client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": people.owner.email})
    letter = Job.objects.get(kind="letter").params
    assert letter["to"] == people.owner.email
    link = re.search(r"http://testserver(\S+)", letter["body"])[1]  # type: ignore[index]
    form = client.get(link, follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "сырник-в-духовке", "password2": "сырник-в-духовке"})
    people.owner.refresh_from_db()
    assert people.owner.check_password("сырник-в-духовке")


def test_nobody_learns_whether_an_address_is_known(people: Any, client: Client) -> None:
    known = client.post(reverse("account_reset_password"), {"email": people.owner.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.com"})
    assert known.headers["Location"] == unknown.headers["Location"]
    assert Job.objects.filter(kind="letter").count() == 1


def test_the_invited_do_not_come_in_by_a_forgotten_password(
    people: Any, client: Client, now: datetime
) -> None:
    data: actions.EmployeeData = {
        "given_name": "Егор",
        "surname": "Ким",
        "email": "egor@example.com",
        "role": people.owner.role,
    }
    actions.invite_employee(data, by=people.by(people.administrator), at=now)
    client.post(reverse("account_reset_password"), {"email": "egor@example.com"})
    assert [letter.params["to"] for letter in Job.objects.filter(kind="letter")] == ["egor@example.com"]


def code_now(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_letter_that_was_sent_or_given_up_keeps_no_link(people: Any, client: Client, now: datetime) -> None:
    client.post(reverse("account_reset_password"), {"email": people.owner.email})
    letter = Job.objects.get(kind="letter")
    lost = Job.objects.create(kind="letter", lane="quick", params=letter.params, created_at=now, due_at=now)
    Job.objects.filter(pk=lost.pk).update(state="failed", finished_at=now)
    enqueue(FORGET, {}, by=Actor.program(), at=now)
    run_due(lambda: timezone.now() + timedelta(days=2))
    for job in Job.objects.filter(kind="letter"):
        assert job.params == {"to": people.owner.email}
    assert len(mail.outbox) == 1
