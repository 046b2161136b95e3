"""The page of an import: undoing it, whom that left, and what is said once it is too late."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer
from matvey.exchange.models import Import, ImportLeft
from matvey.journal.jobs.worker import run_due
from matvey.staff.models import Role
from tests.exchange.import_stories import NOW, bring_in, table
from tests.exchange.undo_stories import undone

pytestmark = pytest.mark.django_db(transaction=True)

WHY = "изменён после импорта: Заметка"


@pytest.fixture
def imported(people: Any, owner: Any, client: Client) -> Import:
    client.force_login(owner)
    return bring_in(table(("Заря", "", "89161234567"), ("=1+1", "", "89167654321")), by=people.by(owner))


@pytest.fixture
def note(people: Any, colleague: Any, imported: Import) -> Customer:
    customer = Customer.objects.get(name="=1+1")
    add_note(customer, "Ждут звонка", by=people.by(colleague), at=NOW)
    return customer


@pytest.fixture
def narrow_reading(people: Any, owner: Any, note: Customer, stranger: Any) -> None:
    """The importer's role reads her own customers only, and the one that was left went to somebody else."""
    Customer.objects.filter(pk=note.pk).update(responsible=stranger, department=None, branch=stranger.branch)
    own = dict.fromkeys(people.roles["seller"].reading, "own")
    owner.role = Role.objects.create(
        name="Только свои", reading=own, writing=own, rights=people.roles["seller"].rights
    )
    owner.save()


def test_it_is_asked_first_and_then_undone(imported, client):
    address = f"/imports/{imported.pk}/undo/"
    assert "2 добавленных клиента попадут в корзину" in client.get(address).content.decode()
    assert client.post(address)["Location"] == f"/imports/{imported.pk}/"
    run_due()
    assert not Customer.objects.kept().exists()
    assert "Импорт отменён" in client.get(f"/imports/{imported.pk}/").content.decode()
    assert "отменён" in client.get("/imports/").content.decode()
    assert client.post(address).status_code == 422


def test_who_was_left_stands_there_with_who_and_when(imported, note, client):
    undone(imported)
    page = client.get(f"/imports/{imported.pk}/").content.decode()
    assert all(text in page for text in (f"/customers/{note.pk}/", "Борис Лебедев", WHY))


def test_the_list_can_be_taken_out_and_carries_no_formula(imported, note, client):
    undone(imported)
    answer = client.get(f"/imports/{imported.pk}/undo/left.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()
    assert [row[1:4] for row in rows[1:]] == [["=1+1", WHY, "Борис Лебедев"]]


def test_a_customer_outside_ones_rights_is_not_named(imported, note, client, narrow_reading):
    undone(imported)
    assert ImportLeft.objects.count() == 1
    page = client.get(f"/imports/{imported.pk}/").content.decode()
    assert "вне ваших прав" in page
    assert f"/customers/{note.pk}/" not in page


def test_the_page_of_an_import_whose_job_was_swept_says_what_became_of_it(imported, client):
    imported.job.delete()
    page = client.get(f"/imports/{imported.pk}/").content.decode()
    assert "Импорт закончен" in page
    Import.objects.update(done_at=None, digest="", is_noted=False)
    page = client.get(f"/imports/{imported.pk}/").content.decode()
    assert "не дошёл до конца" in page
    assert "уже не отменить" in page
    assert client.get(f"/imports/{imported.pk}/columns/").status_code == 302


def test_the_page_does_not_ask_more_for_more_who_were_left(
    imported, note, client, django_assert_max_num_queries
):
    undone(imported)
    undo, who = imported.undos.get(), ImportLeft.objects.get()
    more = {"of": undo, "customer_id": note.pk, "reason": "changed", "employee": who.employee}
    with CaptureQueriesContext(connection) as few:
        client.get(f"/imports/{imported.pk}/")
    ImportLeft.objects.bulk_create(ImportLeft(**more) for _ in range(60))
    with django_assert_max_num_queries(len(few)):
        client.get(f"/imports/{imported.pk}/")
