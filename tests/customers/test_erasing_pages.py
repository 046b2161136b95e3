"""Destroying a person's data from their card: who may, what is said before, what stands there after."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from matvey.core.person_names import PersonName
from matvey.customers.actions.consents import NewConsent, give_consent
from matvey.customers.actions.erasing import erase_person
from matvey.customers.models import ErasureAct, Person
from matvey.customers.models.consents import Basis
from matvey.customers.new import NewContact, NewPerson, NewPoint
from matvey.journal.jobs.worker import run_due
from matvey.records.actions.files import attach_files
from matvey.records.contents import path_of
from matvey.records.subjects import Subject


@pytest.fixture
def anna(add):
    return add("Кузнечикова Анна", form="person", points=(NewPoint("phone", "+79161234567"),))


@pytest.fixture
def at_work(people: Any) -> Client:
    """Darya, who may."""
    client = Client(HTTP_ACCEPT_LANGUAGE="ru")
    client.force_login(people.administrator)
    return client


def erasure_of(customer: Any) -> str:
    return f"/people/{customer.person_id}/erasure/"


def test_it_is_offered_to_those_with_the_right_alone(anna, at_work, people, signed_in):
    for card in (f"/customers/{anna.pk}/", f"/people/{anna.person_id}/"):
        assert erasure_of(anna) in at_work.get(card).content.decode()
        assert erasure_of(anna) not in signed_in(people.owner).get(card).content.decode()
    assert signed_in(people.owner).post(erasure_of(anna), {"ground": "Заявление"}).status_code == 403


def test_it_says_first_what_goes_and_what_stays(anna, at_work):
    page = at_work.get(erasure_of(anna)).content.decode()
    assert "1 способ связи" in page
    assert f"№ {anna.pk}" in page
    assert "Отменить это нельзя" in page


def test_without_a_ground_nothing_is_destroyed(anna, at_work):
    assert at_work.post(erasure_of(anna), {"ground": " "}).status_code == 422
    assert not ErasureAct.objects.exists()


def test_afterwards_the_card_names_the_act(anna, at_work):
    done = at_work.post(erasure_of(anna), {"ground": "Заявление № 14"})
    act, card = ErasureAct.objects.get(), at_work.get(done.headers["Location"]).content.decode()
    assert done.headers["Location"] == f"/customers/{anna.pk}/"
    assert f"Персональные данные уничтожены: акт № {act.pk}." in card
    assert f"Акт № {act.pk} · Заявление № 14" in card
    assert "Кузнечикова" not in card
    assert erasure_of(anna) not in card


def test_of_a_contact_person_the_company_stays(add, at_work):
    company = add("Ромашка", contacts=(NewContact(NewPerson(PersonName("Кузнечикова", "Анна"))),))
    url = f"/people/{Person.objects.get().pk}/erasure/"
    assert "должность у клиента Ромашка" in at_work.get(url).content.decode()
    done = at_work.post(url, {"ground": "Заявление"})
    assert done.headers["Location"] == f"/customers/{company.pk}/"


def test_the_act_has_an_extract_of_the_log(anna, at_work, by_administrator, people, signed_in, now):
    act = erase_person(anna.person, "Заявление № 14", by=by_administrator, at=now)
    card = at_work.get(f"/settings/erasures/{act.pk}/").content.decode()
    for said in ("Пекарня Матвея", "Орлова", "Заявление № 14", "Способы связи", "Выгрузка из журнала"):
        assert said in card
    assert f"Акт № {act.pk}" in at_work.get("/settings/erasures/").content.decode()
    assert signed_in(people.owner).get(f"/settings/erasures/{act.pk}/").status_code == 404


@pytest.fixture
def attach(by_owner, now: datetime, tmp_path: Path, settings: Any) -> Any:
    """Attaches a text that came in yesterday."""
    settings.MEDIA_ROOT = tmp_path
    yesterday = (now - timedelta(days=1)).timestamp()

    def attach_one(customer: Any, text: str) -> Any:
        subject = Subject.find("customer", customer.pk, by_owner.access)
        [file] = attach_files(subject, [ContentFile(text.encode(), name="а.txt")], by=by_owner, at=now)
        os.utime(tmp_path / path_of(file.digest), (yesterday, yesterday))
        return file

    return attach_one


def test_contents_of_their_files_go_from_the_disk(
    anna, add, attach, by_owner, by_administrator, now, tmp_path
):
    passport, proof = attach(anna, "паспорт"), attach(add("Дом быта"), "согласие")
    attach(add("Ромашка"), "прайс")
    shared = attach(anna, "прайс")
    consent = NewConsent(Basis.PERSONAL_DATA, "1", "paper", now, proof_file=proof.pk)
    give_consent(anna, consent, by=by_owner, at=now)
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    run_due(lambda: now)
    left = {file.digest for file in (passport, proof, shared) if (tmp_path / path_of(file.digest)).exists()}
    assert left == {shared.digest}
