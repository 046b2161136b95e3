"""One of everything, in the hands of Anna: what the addresses are tried on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer
from matvey.customers.actions.merging import merge_customers
from matvey.customers.models import DuplicatePair
from matvey.customers.new import NewContact, NewCounterparty, NewCustomer, NewPerson, NewPoint, Place
from matvey.exchange.actions import take_file
from matvey.records.actions import comments, files
from matvey.records.actions.custom_fields import add_custom_field
from matvey.records.actions.layouts import save_view
from matvey.records.models import SavedView
from matvey.records.subjects import Subject
from matvey.staff.models import Role

SHEET = "Название;Телефон\nООО «Лес»;8 921 555 12 34\n"


@pytest.fixture
def narrow(people: Any, now: datetime) -> Any:
    """Gleb, who sees his own customers only."""
    seller = people.roles["seller"]
    own = dict.fromkeys(seller.reading, "own")
    people.stranger.role = Role.objects.create(name="Только свои", reading=own, writing=own)
    people.stranger.save()
    return people.stranger


@pytest.fixture
def rows(people: Any, now: datetime) -> dict[str, Any]:
    """By the beginning of an address's name: the number of the row it is about."""
    by, boss = people.by(people.owner), people.by(people.administrator)
    customer = add_customer(_customer(people.owner.pk), by=by, at=now)
    other = add_customer(NewCustomer("АО «Соседи»", place=Place(people.owner.pk)), by=by, at=now)
    subject = Subject.find("customer", customer.pk, by.access)
    field = add_custom_field({"kind": "customer", "label": "Печь", "type": "text"}, by=boss, at=now)
    comment = comments.add_comment(subject, "посмотрите", by=by, at=now)
    attachment = files.attach_files(subject, [ContentFile(b"x", name="x.txt")], by=by, at=now)[0]
    view = save_view(SavedView(screen="customer", name="вид", owner=people.owner), by=by, at=now)
    imported = take_file(ContentFile(SHEET.encode(), name="a.csv"), "a.csv", by=by, at=now)
    contact = customer.contacts.get()
    pair = DuplicatePair.objects.create(
        a=customer, b=other, bits=200, certainty="certain", found_at=now, seen_at=now
    )
    twin = add_customer(NewCustomer("Соседи", place=Place(people.owner.pk)), by=by, at=now)
    merge = merge_customers(other.pk, [twin.pk], {}, by=by, at=now)
    return {
        "merge-separation": merge.pk,
        "pk": 999_999,
        "kind": "customer",
        "key": "nothing",
        "name": "city",
        "extension": "csv",
        "token": "no-such-token",
        "order": 0,
        "object_id": customer.pk,
        "customer_pk": customer.pk,
        "other_pk": other.pk,
        "contact_pk": contact.pk,
        "person_pk": contact.person_id,
        "point_pk": customer.contact_points.get().pk,
        "party_pk": customer.counterparties.get().pk,
        "customer": customer.pk,
        "customer-field.name": "city",
        "customer-panel.key": "points",
        "customer-bulk.key": "bin",
        "customer-view-removal": view.pk,
        "person": contact.person_id,
        "employee": people.colleague.pk,
        "absence": people.colleague.pk,
        "dismissal": people.colleague.pk,
        "branch": people.owner.branch_id,
        "role": people.owner.role_id,
        "department": people.owner.department_id,
        "organization": people.owner.branch.organization_id,
        "custom-field": field.pk,
        "duplicate": pair.pk,
        "comment": comment.pk,
        "file": attachment.pk,
        "import": imported.pk,
        "relative_pk": 999_999,
        "event_pk": 999_999,
        "link_pk": 999_999,
        "consent_pk": 999_999,
        "refusal_pk": 999_999,
    }


def _customer(responsible: int) -> NewCustomer:
    return NewCustomer(
        "ООО «Северный ветер»",
        place=Place(responsible),
        points=(NewPoint("phone", "+7 812 555-01-42", is_main=True),),
        contacts=(NewContact(NewPerson(PersonName("Орлов", "Дмитрий"))),),
        counterparties=(NewCounterparty("ООО «Северный ветер»", inn="7707083893"),),
    )
