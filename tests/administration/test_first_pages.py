"""The pages before anybody is signed in: the first start and an invitation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matvey.administration import actions
from matvey.administration.invitations import token_of
from matvey.staff.models import Employee

PASSWORD = "ватрушка-к-чаю-5"
COMPANY = {"company": "Мебель Петра", "inn": "7707083893"}
BRANCH = {"name": "Салон на Невском", "time_zone": "Europe/Moscow"}
PERSON = {
    "given_name": "Пётр",
    "surname": "Ильин",
    "email": "petr@example.com",
    "password": PASSWORD,
    "again": PASSWORD,
}


def test_an_empty_base_leads_to_the_first_start(db: None, client: Client) -> None:
    for url in ("/", "/profile/", "/account/login/", "/settings/"):
        assert client.get(url).headers["Location"] == "/start/"


def test_three_answers_and_one_is_at_work(db: None, client: Client) -> None:
    assert client.post("/start/", COMPANY).headers["Location"] == "/start/branch/"
    assert client.post("/start/branch/", BRANCH).headers["Location"] == "/start/administrator/"
    assert client.post("/start/administrator/", PERSON).headers["Location"] == "/start/next/"
    assert client.get("/start/next/").status_code == 200
    assert client.get("/settings/").status_code == 200


def test_nothing_is_written_before_the_last_answer(db: None, client: Client) -> None:
    client.post("/start/", COMPANY)
    client.post("/start/branch/", BRANCH)
    assert client.post("/start/administrator/", PERSON | {"again": "другой"}).status_code == 422
    assert not Employee.objects.exists()


def test_a_misprint_in_the_inn_stands_at_the_field(db: None, client: Client) -> None:
    answer = client.post("/start/", COMPANY | {"inn": "7707083894"})
    assert answer.status_code == 422
    assert "inn" in answer.context["form"].errors


def test_steps_cannot_be_skipped(db: None, client: Client) -> None:
    assert client.get("/start/administrator/").headers["Location"] == "/start/"


def test_who_comes_second_signs_in(db: None, client: Client, now: datetime) -> None:
    client.post("/start/", COMPANY)
    client.post("/start/branch/", BRANCH)
    Client().post("/start/", COMPANY)
    data: actions.EmployeeData = {"given_name": "А", "surname": "Б", "email": "a@example.com"}
    actions.create_administrator(data, PASSWORD, at=now)
    assert client.post("/start/administrator/", PERSON).headers["Location"] == "/account/login/"
    assert Employee.objects.count() == 1


def test_the_first_start_is_gone_once_somebody_works_here(people: Any, client: Client) -> None:
    client.force_login(people.administrator)
    for name in ("start", "start-branch"):
        assert client.get(reverse(name)).status_code == 302


def test_the_invited_set_a_password_and_are_in(egor: Employee, client: Client) -> None:
    url = reverse("invitation", args=[token_of(egor)])
    assert client.get(url).status_code == 200
    assert client.post(url, {"password": PASSWORD, "again": PASSWORD}).headers["Location"] == "/"
    assert client.get("/profile/").status_code == 200
    assert Client().get(url).status_code == 410


def test_the_administrator_can_copy_the_link(people: Any, egor: Employee, client: Client) -> None:
    client.force_login(people.administrator)
    page = client.get(f"/employees/{egor.pk}/")
    assert token_of(egor) in page.content.decode()
    client.force_login(people.owner)
    assert token_of(egor) not in client.get(f"/employees/{egor.pk}/").content.decode()


@pytest.fixture
def egor(people: Any) -> Employee:
    data: actions.EmployeeData = {
        "given_name": "Егор",
        "surname": "Ким",
        "email": "egor@example.com",
        "role": people.roles["seller"],
    }
    return actions.invite_employee(data, by=people.by(people.administrator), at=timezone.now())
