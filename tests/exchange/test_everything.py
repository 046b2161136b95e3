"""Leaving with everything: every table is in or named as left out, a kill costs nothing."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from matvey.core.archive_rules import left_out
from matvey.customers.actions.adding import add_customer
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Customer, Segment
from matvey.customers.new import NewCustomer, Place
from matvey.exchange.everything.gathering import Gathering
from matvey.exchange.everything.ordering import order_everything
from matvey.exchange.everything.running import folder_of
from matvey.exchange.everything.tables import tables
from matvey.journal.jobs.here import work_off
from matvey.journal.models import Event, Job
from matvey.records.actions.files import attach_files, path_of
from matvey.records.models import Notification
from matvey.records.subjects import Subject
from matvey.staff.models import Role
from tests.exchange.import_stories import NOW, PROGRAM, bring_in, counts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def romashka(people: Any) -> Customer:
    customer = add_customer(NewCustomer("ООО «Ромашка»", place=Place(people.owner.pk)), by=PROGRAM, at=NOW)
    file = ContentFile(b"%PDF-1.7", "договор: 5.pdf")
    attach_files(Subject(CUSTOMER, customer), [file], by=PROGRAM, at=NOW)
    return customer


def gathered(people: Any) -> ZipFile:
    job = work_off(order_everything(by=people.by(people.administrator), at=NOW))
    assert job.state == "done", job.error_detail
    return opened(people, job)


def opened(people: Any, job: Job) -> ZipFile:
    return ZipFile(BytesIO(default_storage.open(path_of(job.result["digest"])).read()))


def table(archive: ZipFile, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in archive.read(f"tables/{name}.jsonl").decode().splitlines()]


def test_every_model_is_in_or_named_as_left_out() -> None:
    """A model that this names: is it a secret or bookkeeping? Then leave it out with the reason; else it is in."""
    known = {one.model._meta.label for one in tables()} | left_out().keys()
    assert {model._meta.label for model in apps.get_models(include_auto_created=True)} == known


def test_nothing_secret_is_a_column() -> None:
    secret = ("password", "token", "secret", "session", "private_key")
    found = [f"{t.name}.{name}" for t in tables() for name in t.columns if any(s in name for s in secret)]
    assert not found


def test_the_description_tells_all_that_is_in_the_archive(romashka: Customer, people: Any) -> None:
    archive = gathered(people)
    said = json.loads(archive.read("description.json"))
    for one in said["tables"]:
        rows, names = table(archive, one["name"]), {column["name"] for column in one["columns"]}
        assert len(rows) == one["rows"]
        assert all(row.keys() == names for row in rows)
    files = {one["file"] for one in said["tables"]}
    assert files == {name for name in archive.namelist() if name.startswith("tables/")}


def test_keys_lead_to_rows_that_are_there(romashka: Customer, people: Any) -> None:
    archive = gathered(people)
    said = {one["name"]: one for one in json.loads(archive.read("description.json"))["tables"]}
    for one in said.values():
        for column in one["columns"]:
            if (target := column.get("references")) in said:
                keys = {row[said[target]["key"]] for row in table(archive, target)}
                assert {row[column["name"]] for row in table(archive, one["name"])} <= keys | {None}


def test_a_file_lies_where_its_row_says(romashka: Customer, people: Any) -> None:
    archive = gathered(people)
    [row] = table(archive, "records.attachment")
    assert row["file"].startswith(f"files/customer/{romashka.pk}/")
    assert archive.read(row["file"]) == b"%PDF-1.7"


def test_the_history_is_there_with_its_values(romashka: Customer, people: Any) -> None:
    archive = gathered(people)
    event = next(row for row in table(archive, "journal.event") if row["verb"] == "customer.added")
    detail = next(row for row in table(archive, "journal.eventdetail") if row["event_id"] == event["id"])
    assert detail["after"]["name"] == "ООО «Ромашка»"


def test_another_base_imports_the_customers_of_the_archive(romashka: Customer, people: Any) -> None:
    book = gathered(people).read("excel/customers-1.xlsx")
    Customer.objects.all().delete()
    assert counts(bring_in(book)) == (1, 0, 0, 0)
    assert Customer.objects.get().name == "ООО «Ромашка»"


def test_people_read_what_is_in_it_in_both_languages(romashka: Customer, people: Any) -> None:
    archive = gathered(people)
    assert "`customers.customer` — клиенты: 1" in archive.read("README.ru.md").decode()
    assert "`customers.customer` — customers: 1" in archive.read("README.en.md").decode()


def test_what_others_keep_to_themselves_does_not_come(people: Any) -> None:
    Segment.objects.create(name="Только мой", owner=people.owner, created_at=NOW, changed_at=NOW, way="list")
    event = Event.objects.order_by("pk").last()
    assert event is not None
    Event.objects.filter(pk=event.pk).update(private_to=people.owner.pk)
    archive = gathered(people)
    assert table(archive, "customers.segment") == []
    assert event.pk not in {row["id"] for row in table(archive, "journal.event")}
    assert event.pk not in {row["event_id"] for row in table(archive, "journal.eventdetail")}


def test_the_archive_goes_on_where_a_kill_has_stopped_it(
    romashka: Customer, people: Any, tmp_path: Any
) -> None:
    access = people.by(people.administrator).access
    whole, torn = Gathering(tmp_path / "whole", access, NOW), Gathering(tmp_path / "torn", access, NOW)
    for _piece in whole.pieces({}):
        pass
    cursor: dict[str, Any] = {}
    for _ in range(200):
        pieces = torn.pieces(cursor)
        if (first := next(pieces, None)) is None:
            break
        next(pieces, None)  # written, but killed before its cursor was
        pieces.close()
        cursor |= first.cursor
    for path in (tmp_path / "whole" / "tables").iterdir():
        assert (tmp_path / "torn" / "tables" / path.name).read_bytes() == path.read_bytes()


def test_it_begins_anew_where_its_folder_is_not_as_it_says(romashka: Customer, people: Any) -> None:
    job = order_everything(by=people.by(people.administrator), at=NOW)
    Job.objects.filter(pk=job.pk).update(
        cursor={"begun": NOW.isoformat(), "table": 3, "after": 7, "size": 99, "rows": {}}
    )
    job.refresh_from_db()
    done = work_off(job)
    assert (done.state, done.cursor["rows"]["customers.customer"]) == ("done", 1)
    assert not folder_of(job).exists()


def test_the_page_orders_it_tells_when_it_is_ready_and_gives_it(
    romashka: Customer, people: Any, signed_in: Any
) -> None:
    client = signed_in(people.administrator)
    assert client.post("/settings/everything/").status_code == 303
    job = work_off(Job.objects.get(kind="exchange.everything"))
    assert Notification.objects.get().url == "/settings/everything/"
    assert f"/settings/everything/{job.pk}/" in client.get("/settings/everything/").content.decode()
    answer = client.get(f"/settings/everything/{job.pk}/")
    assert ZipFile(BytesIO(b"".join(answer.streaming_content))).testzip() is None
    assert Event.objects.get(verb="everything.exported").employee == people.administrator


def test_who_does_not_see_all_is_told_so_and_takes_nothing(people: Any, signed_in: Any) -> None:
    Role.objects.filter(pk=people.head.role_id).update(
        reading={"customer": "own"}, rights=["export", "administer"]
    )
    client = signed_in(people.head)
    assert "не всё" in client.get("/settings/everything/").content.decode()
    assert client.post("/settings/everything/").status_code == 403
    assert not Job.objects.filter(kind="exchange.everything").exists()


def test_an_archive_of_somebody_else_does_not_exist(romashka: Customer, people: Any, signed_in: Any) -> None:
    job = work_off(order_everything(by=people.by(people.administrator), at=NOW))
    Job.objects.filter(pk=job.pk).update(created_by=people.owner)
    assert signed_in(people.administrator).get(f"/settings/everything/{job.pk}/").status_code == 404
