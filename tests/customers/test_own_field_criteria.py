"""The company's own fields as criteria of segments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from matvey.customers.actions.segments import SegmentData, save_segment
from matvey.customers.models import Customer
from matvey.customers.segments import Question, count, explanations
from matvey.records.actions.custom_fields import archive_custom_field, set_custom_values
from matvey.records.filters import Asking
from matvey.records.models import CustomField

GIVEN = {
    "text": "Вход со двора",
    "number": Decimal("12.5"),
    "money": Decimal("50000"),
    "date": date(2026, 12, 1),
    "choice": "Ржаной",
    "yes_no": True,
    "link": "https://romashka.example/",
}
MET = [
    ("text", "begins", "вход"), ("text", "equal", "ВХОД СО ДВОРА"),
    ("number", "least", "12,5"), ("number", "most", "13"), ("number", "equal", "12.50"),
    ("money", "least", "50 000"), ("date", "since", "2026-12-01"), ("date", "until", "2026-12-01"),
    ("choice", "is", ["ржаной"]), ("yes_no", "is", ["yes"]), ("link", "begins", "https://romashka"),
    ("text", "filled", ""), ("date", "filled", None), ("yes_no", "is_not", ["no"]),
]  # fmt: skip
UNMET = [
    ("text", "begins", "двор"), ("number", "least", "12,51"), ("money", "most", "49999.99"),
    ("date", "until", "2026-11-30"), ("choice", "is", ["белый"]), ("choice", "is", ["-"]),
    ("yes_no", "is", ["no"]), ("link", "empty", ""), ("number", "empty", ""),
]  # fmt: skip
SENSELESS = [
    ("number", "least", "много"), ("money", "most", "NaN"), ("number", "equal", "9" * 40),
    ("date", "since", "31.02.2026"), ("text", "begins", " "), ("choice", "is", ["сдобный"]),
    ("text", "least", "5"),
]  # fmt: skip


@pytest.fixture
def asking(by_owner, now):
    return Asking(by_owner.access, now)


@pytest.fixture
def fields(db, now):
    """A field of every kind."""
    choices = {"choice": ["Белый", "Ржаной"]}
    return {
        kind: CustomField.objects.create(
            kind="customer", label=kind, type=kind, choices=choices.get(kind, []), created_at=now
        )
        for kind in GIVEN
    }


@pytest.fixture
def romashka(fields, add):
    """All fields filled in; a second customer has none of them."""
    add("Василёк")
    romashka = add("Ромашка")
    values = {field.key: GIVEN[kind] for kind, field in fields.items()}
    set_custom_values(list(fields.values()), romashka, values)
    return romashka


def ask(fields, kind, operator, value):
    return {"criteria": [{"key": fields[kind].key, "operator": operator, "value": value}]}


@pytest.mark.parametrize(("kind", "operator", "value"), MET)
def test_who_meets_it_is_found_and_told_why(fields, romashka, by_owner, asking, now, kind, operator, value):
    question = ask(fields, kind, operator, value)
    segment = save_segment(SegmentData("Такие", question), by=by_owner, at=now)
    assert romashka in Customer.objects.filter(Question.checked(question, asking).condition(asking))
    (why,) = explanations(segment, [romashka], asking)[romashka.pk]
    assert why.startswith(f"{kind}: ")
    assert "не заполнено" not in why


@pytest.mark.parametrize(("kind", "operator", "value"), UNMET)
def test_who_does_not_meet_it_is_not_found(fields, romashka, asking, kind, operator, value):
    condition = Question.checked(ask(fields, kind, operator, value), asking).condition(asking)
    assert romashka not in Customer.objects.filter(condition)


@pytest.mark.parametrize(("kind", "operator", "value"), SENSELESS)
def test_what_makes_no_sense_is_refused(fields, asking, kind, operator, value):
    with pytest.raises(ValidationError):
        count(ask(fields, kind, operator, value), asking)


def test_what_is_empty_can_be_asked_for(fields, romashka, asking):
    for kind, operator, value in (("text", "empty", ""), ("choice", "is", ["-"])):
        assert count(ask(fields, kind, operator, value), asking) == 1


def test_an_archived_field_is_met_by_nobody(fields, romashka, by_administrator, asking, now):
    question = ask(fields, "text", "filled", "")
    archive_custom_field(fields["text"], by=by_administrator, at=now)
    kept = Question.kept(question)
    assert kept.unknown == (fields["text"].key,)
    assert not Customer.objects.filter(kept.condition(asking))


def test_the_form_offers_the_fields_and_counts(client, people, fields, romashka):
    client.force_login(people.owner)
    key = fields["money"].key
    row = client.get("/segments/criterion/", {"row": "a", "key.a": key}).content.decode()
    assert f'value="{key}" selected' in row
    asked = {"row": "a", "key.a": key, "operator.a": "least", "value.a": "50 000,00"}
    assert "1 клиент" in client.post("/segments/count/", asked).content.decode()
