"""Machines ask `/healthz` whether people can work."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from matvey import __version__
from matvey.journal.jobs.heartbeats import beat


@pytest.mark.django_db
def test_it_says_that_all_is_well(client: Client) -> None:
    beat("worker", timezone.now())
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "worker": "ok", "version": __version__}


@pytest.mark.django_db
def test_people_can_work_without_a_worker_and_it_is_said(client: Client) -> None:
    assert client.get("/healthz").json()["worker"] == "none"
    beat("worker", timezone.now() - timedelta(minutes=1))
    assert client.get("/healthz").json()["worker"] == "late"


def test_it_says_so_when_the_base_is_out_of_reach(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    monkeypatch.setattr(connection, "chunked_cursor", refuse)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "unreachable"


@pytest.mark.django_db
def test_any_host_may_ask(client: Client) -> None:
    assert client.get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200
