"""What people have arranged for themselves over the years: tags, own fields, segments, views, consents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

from matvey.config.demo.chances import happens, lines_of
from matvey.config.demo.company import Company
from matvey.customers.actions.consents import NewConsent, give_consent, refuse_calls
from matvey.customers.actions.losing import declare_lost
from matvey.customers.actions.segments import SegmentData, put_in_segment, save_segment
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Basis, Consent, Customer, Segment
from matvey.records.actions.custom_fields import add_custom_field, set_custom_values
from matvey.records.actions.layouts import save_view
from matvey.records.actions.tags import add_tags
from matvey.records.models import CustomField, SavedView
from matvey.records.subjects import Subject

TEXT_OF_CONSENT = "Согласие покупателя, редакция 3"


@dataclass(frozen=True)
class Known:
    """The customers of the example by how they came to be there."""

    regulars: Sequence[Customer]
    cafes: Sequence[Customer]
    buyers: Sequence[Customer]


def arrange(known: Known, company: Company, *, now: datetime) -> None:
    """Everything that is not the customers themselves."""
    chance = Random(28)  # noqa: S311 - made-up people, no secret
    _tag(known, company, now, chance)
    _own_fields(known, company, now, chance)
    _segments(known, company, now)
    _views(company, now)
    _consents(known, company, now, chance)
    _losses(known, company, now, chance)


def _tag(known: Known, company: Company, now: datetime, chance: Random) -> None:
    some = [customer for customer in known.buyers if happens(chance, 0.12)]
    tagged = {
        "завсегдатай": known.regulars[:32],
        "опт": known.cafes,
        "с доставкой": [customer for customer in known.cafes if happens(chance, 0.4)],
        "новосёл": some[: len(some) // 2],
        "по рекомендации": some[len(some) // 2 :],
    }
    for tag, customers in tagged.items():
        subjects = [Subject(CUSTOMER, customer) for customer in customers]
        add_tags(subjects, [tag], by=company.matvey, at=now - timedelta(days=90))


def _own_fields(known: Known, company: Company, now: datetime, chance: Random) -> None:
    add = partial(_field, company, now)
    card = add("Дисконтная карта", CustomField.Type.TEXT)
    discount = add("Скидка, %", CustomField.Type.NUMBER)
    days = ["понедельник", "вторник", "среда", "четверг", "пятница"]
    delivery = add("День доставки", CustomField.Type.CHOICE, days)
    lift = add("Подъём на этаж", CustomField.Type.YES_NO)
    for number, customer in enumerate(known.regulars[:120]):
        set_custom_values([card], customer, {card.key: f"{4100 + number}"})
    for customer in known.cafes[:80]:
        values = {delivery.key: chance.choice(days), discount.key: chance.choice([3, 5, 7, 10])}
        set_custom_values([delivery, discount], customer, values)
    for customer in known.buyers[:150]:
        set_custom_values([lift], customer, {lift.key: happens(chance, 0.5)})


def _field(
    company: Company, now: datetime, label: str, kind: str, choices: Sequence[str] = ()
) -> CustomField:
    data = {"kind": CUSTOMER.key, "label": label, "type": kind, "choices": [*choices]}
    return add_custom_field(data, by=company.matvey, at=now - timedelta(days=400))


def _segments(known: Known, company: Company, now: datetime) -> None:
    ours = {"key": "responsible", "operator": "is", "value": [str(company.people["petrov"].pk)]}
    quiet = {"key": "no_contact", "operator": "is", "value": 60}
    active = {"key": "status", "operator": "is", "value": ["active"]}
    born = {"key": "birthday", "operator": "is", "value": 7}
    asked = (
        (SegmentData("Поздравить на этой неделе", {"criteria": [born]}, shared=True), "matvey"),
        (
            SegmentData("Покупают, а мы молчим два месяца", {"criteria": [active, quiet]}, shared=True),
            "pyotr",
        ),
        (SegmentData("Клиенты Петрова", {"criteria": [ours]}), "petrov"),
        (SegmentData("Сто давних", {"criteria": [active]}, first=100, first_by="oldest"), "sofya"),
    )
    for data, owner in asked:
        save_segment(data, by=company.actors[owner], at=now - timedelta(days=30))
    feast = SegmentData("Зовём на день рождения булочной", way=Segment.Way.LIST)
    by = company.actors["sofya"]
    invited = save_segment(feast, by=by, at=now - timedelta(days=12))
    put_in_segment(invited, [one.pk for one in known.regulars[:40]], by=by, at=now - timedelta(days=11))


def _views(company: Company, now: datetime) -> None:
    salon = company.branches["salon"].pk
    views = (
        ("Компании, которые замолчали", f"branch={salon}&form=company&status=inactive", "pyotr", True),
        ("Завсегдатаи", f"branch={company.branches['torgovaya'].pk}&form=person", "zinaida", False),
        ("Новые люди", f"branch={company.branches['pskovskaya'].pk}&sort=-created", "tamara", False),
    )
    for name, query, owner, shared in views:
        row = SavedView(
            screen="customer", name=name, owner=company.people[owner], query=query, shared=shared, columns=[]
        )
        save_view(row, by=company.actors[owner], at=now - timedelta(days=45))


def _consents(known: Known, company: Company, now: datetime, chance: Random) -> None:
    """Regulars signed a paper with the discount card; some buyers agreed to letters; a few refuse calls."""
    for customer in known.regulars[:60]:
        given_at = customer.created_at + timedelta(hours=1)
        _consent(customer, Basis.PERSONAL_DATA, given_at, company)
    for customer in chance.sample(list(known.buyers), 50):
        _consent(customer, Basis.EMAIL, customer.created_at + timedelta(hours=1), company)
    for customer in chance.sample(list(known.buyers), 6):
        refuse_calls(customer, by=company.matvey, at=now - timedelta(days=20), note="просил не звонить")


def _consent(customer: Customer, basis: str, given_at: datetime, company: Company) -> None:
    new = NewConsent(
        basis, TEXT_OF_CONSENT, Consent.Obtained.PAPER, given_at, proof="Папка № 2, у бухгалтера"
    )
    give_consent(customer, new, by=company.matvey, at=given_at)


def _losses(known: Known, company: Company, now: datetime, chance: Random) -> None:
    """Who went away, with the reason; most sellers write one only when asked."""
    reasons = lines_of("losses.txt")
    for reason, customer in zip(reasons, chance.sample(list(known.buyers), len(reasons)), strict=True):
        at = max(customer.created_at, now - timedelta(days=15 + customer.pk % 200))
        declare_lost(customer, reason, on=at.date(), by=company.matvey, at=at)
