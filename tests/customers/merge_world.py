"""A small base in which customers overlap in every way, things that may happen in it, and what it says at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model, Q

from matvey.core.person_names import split_person_name
from matvey.customers.actions.adding import add_customer
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.consents import NewConsent, give_consent, refuse_calls
from matvey.customers.actions.contact_points import add_contact_point
from matvey.customers.actions.counterparties import add_counterparty
from matvey.customers.actions.family import NewLifeEvent, NewRelative, add_life_event, add_relative
from matvey.customers.actions.handing_over import hand_over_customers
from matvey.customers.actions.linking import Tie, add_link
from matvey.customers.actions.losing import declare_lost
from matvey.customers.actions.notes import add_note
from matvey.customers.actions.people import add_contact
from matvey.customers.actions.segments import put_in_segment
from matvey.customers.models import Contact, Customer, LinkType, Person, Segment
from matvey.customers.new import (
    NewAccount,
    NewContact,
    NewCounterparty,
    NewCustomer,
    NewPerson,
    NewPoint,
    Place,
    Purchases,
)
from matvey.customers.references import pairs, references_to
from matvey.journal.models import Event
from matvey.records.actions.comments import add_comment
from matvey.records.actions.custom_fields import add_custom_field
from matvey.records.actions.files import attach_files
from matvey.records.actions.records import Entered, change_record
from matvey.records.actions.tags import add_tags
from matvey.records.models import CustomValue
from matvey.records.subjects import Subject
from matvey.staff.access import Actor
from matvey.staff.models import Employee

INNS = ("7707083893", "7728168971", "7736050003")
PHONES = ("+7 812 555-01-42", "+7 921 555-77-01", "+7 905 555-30-11", "+7 911 555-90-22")


class World:
    """Customers `s`, `a`, `b` and `x`; what each of them has is drawn by `has(name, what)`."""

    def __init__(self, has: Callable[[str, str], bool], people: bool, by: Actor, at: datetime) -> None:
        self.by, self.at, self.number = by, at, 0
        self.field = add_custom_field({"kind": "customer", "label": "Печь", "type": "text"}, by=by, at=at)
        owner = Employee.objects.get(pk=by.employee_id or 0)
        self.segments = [
            Segment.objects.create(name=f"С{n}", way="list", owner=owner, created_at=at, changed_at=at)
            for n in range(5)
        ]
        self.common = Person.objects.create(surname="Петров", name_key="петров", created_at=at)
        self.customers = {name: self._add(name, people and name != "x", has) for name in "sabx"}
        for name in "sab":
            if has(name, "link"):
                self.tie(name, "x", "same_owner")
        if has("s", "tied"):
            self.tie("s", "a", "same_owner")
        if has("b", "tied"):
            self.tie("a", "b", "partner")

    def tie(self, one: str, other: str, key: str) -> None:
        kind = LinkType.objects.get(key=key)
        ends = Tie(self.customers[one].pk, self.customers[other].pk, kind)
        add_link(ends, by=self.by, at=self.at)

    def subject(self, name: str) -> Subject:
        return Subject.find("customer", self.customers[name].pk, self.by.access)

    def segment_for(self, customer: Customer) -> Segment:
        """No two customers are put on one list, or nobody could say who it was that was put there."""
        return self.segments[list(self.customers.values()).index(customer)]

    def happen(self, what: str, name: str) -> None:
        """Something that may happen to a customer on any day; each time with words of its own."""
        self.number += 1
        self.at += timedelta(minutes=1)
        _HAPPENS[what](self, self.customers[name], f"№ {self.number}")

    def _add(self, name: str, is_person: bool, has: Callable[[str, str], bool]) -> Customer:
        place = "sabx".index(name)
        points = [
            NewPoint("phone", PHONES[0], is_main=has(name, "main"), confirmed_on=date(2026, 1, 1 + place))
        ]
        points += [NewPoint("phone", PHONES[1 + place % 3], is_main=not has(name, "main"))]
        points += [NewPoint("email", "info@romashka.example")] * has(name, "email")
        accounts = (NewAccount("40702810938000012345", "044525225"),) if has(name, "account") else ()
        parties = [NewCounterparty(f"ООО {name}", inn=INNS[0], accounts=accounts)] * has(name, "party")
        contacts = [NewContact(NewPerson(split_person_name(f"Иван {name}")), is_main=True)] * has(
            name, "contact"
        )
        new = NewCustomer(
            f"Пётр Иванов {name}" if is_person else f"ООО «Ромашка-{name}»",
            form="person" if is_person else "company",
            city=f"Город {name}" if has(name, "city") else "",
            about=f"О нас {name}" if has(name, "about") else "",
            site=f"{name}.example" if has(name, "site") else "",
            roles=frozenset({"supplier"} if has(name, "supplier") else {"customer"}),
            place=Place(self.by.employee_id),
            purchases=_bought(place) if has(name, "bought") else Purchases(),
            points=tuple(points),
            counterparties=tuple(parties),
            contacts=() if is_person else tuple(contacts),
        )
        customer = add_customer(new, by=self.by, at=self.at + timedelta(days=place))
        self._surround(customer, name, has)
        return customer

    def _surround(self, customer: Customer, name: str, has: Callable[[str, str], bool]) -> None:
        by, at, subject = self.by, self.at, Subject.find("customer", customer.pk, self.by.access)
        add_note(customer, f"заметка {name}", by=by, at=at)
        add_tags([subject], ["опт", name], by=by, at=at)
        if has(name, "segment"):
            put_in_segment(self.segments[4], [customer.pk], by=by, at=at)
        if has(name, "common") and not customer.is_person:
            Contact.objects.create(customer=customer, person=self.common, position=name)
        if has(name, "custom"):
            _set_own(self, customer, name)
        if has(name, "refused"):
            refuse_calls(customer, by=by, at=at)
        if has(name, "lost"):
            declare_lost(customer, f"ушёл {name}", on=at.date(), by=by, at=at)
        if has(name, "consent"):
            point = customer.contact_points.order_by("pk")[0]
            new = NewConsent("email", "1", "paper", at, point, proof=name)
            give_consent(customer, new, by=by, at=at)
        if customer.person and has(name, "family"):
            born = {"birth_day": 1, "birth_month": 2, "birth_year": 1980, "birth_key": 201}
            Person.objects.filter(pk=customer.person_id or 0).update(note=f"помнить {name}", **born)
            add_relative(customer.person, NewRelative("child", f"Маша {name}"), customer, by=by, at=at)
            add_life_event(
                customer.person, NewLifeEvent(at.date(), f"свадьба {name}"), customer, by=by, at=at
            )


def _bought(place: int) -> Purchases:
    return Purchases(date(2020 + place, 1, 1), date(2025, 1, 1 + place))


def _set_own(world: World, customer: Customer, text: str) -> None:
    entered = Entered("customer", {world.field.key: text}, [world.field])
    change_record(lambda *_args, **_kwargs: None, customer, entered, by=world.by, at=world.at)


def _phone(world: World, customer: Customer, text: str, **rest: Any) -> None:
    digits = f"+7 903 555-{world.number // 100:02d}-{world.number % 100:02d}"
    add_contact_point(customer, NewPoint("phone", digits, **rest), by=world.by, at=world.at)


def _hand_over(world: World, customer: Customer, text: str) -> None:
    to = Employee.objects.filter(dismissed_at=None).order_by("pk")[world.number % 3]
    hand_over_customers([customer.pk], to, by=world.by, at=world.at)


def _consent(world: World, customer: Customer, text: str) -> None:
    give_consent(customer, NewConsent("call", "2", "paper", world.at, proof=text), by=world.by, at=world.at)


def _contact(world: World, customer: Customer, text: str) -> None:
    if not customer.is_person:
        person = NewPerson(split_person_name(f"Новый Контакт{world.number}"))
        add_contact(customer, NewContact(person, is_main=True), by=world.by, at=world.at)


def _change(field: str) -> Callable[[World, Customer, str], None]:
    def change(world: World, customer: Customer, text: str) -> None:
        change_customer(customer, {field: text}, by=world.by, at=world.at)

    return change


_HAPPENS: Mapping[str, Callable[[World, Customer, str], object]] = {
    "note": lambda w, c, text: add_note(c, text, by=w.by, at=w.at),
    "phone": _phone,
    "main phone": lambda w, c, text: _phone(w, c, text, is_main=True),
    "name": _change("name"),
    "city": _change("city"),
    "about": _change("about"),
    "site": _change("site"),
    "tag": lambda w, c, text: add_tags(
        [Subject.find("customer", c.pk, w.by.access)], [text], by=w.by, at=w.at
    ),
    "segment": lambda w, c, text: put_in_segment(w.segment_for(c), [c.pk], by=w.by, at=w.at),
    "comment": lambda w, c, text: add_comment(
        Subject.find("customer", c.pk, w.by.access), text, by=w.by, at=w.at
    ),
    "file": lambda w, c, text: attach_files(
        Subject.find("customer", c.pk, w.by.access),
        [ContentFile(text.encode(), name="f.txt")],
        by=w.by,
        at=w.at,
    ),
    "own": _set_own,
    "hand over": _hand_over,
    "consent": _consent,
    "contact": _contact,
    "party": lambda w, c, text: add_counterparty(c, NewCounterparty(text, inn=INNS[2]), by=w.by, at=w.at),
    "link": lambda w, c, text: w.tie("s", "x", "partner"),
}
HAPPENINGS = tuple(_HAPPENS)

_IGNORED = frozenset({"version", "changed_at", "changed_by", "group", "id", "object_id"})
_UNTOLD = ("customer.merged", "customer.unmerged", "customer.regrouped")


def said(world: World, names: Collection[str]) -> dict[str, Any]:
    """All that the base says of these customers, without the numbers of rows: each row as a text, counted."""
    return {name: _of_customer(world, world.customers[name]) for name in names} | {"groups": _groups(world)}


def _of_customer(world: World, customer: Customer) -> Counter[str]:
    row = Customer.objects.get(pk=customer.pk)
    found = Counter([_text(row)])
    people = [row.person] if row.person else []
    for target, pk in [(Customer, row.pk), *((Person, one.pk) for one in people)]:
        for reference in references_to(target):
            rows = reference.rows(pk)
            if reference.model is Event:
                found.update(_event(one) for one in rows.exclude(verb__in=_UNTOLD))
            elif reference.model is not Customer:
                found.update(f"{reference.column}: {_text(one)}" for one in rows)
    for pair in pairs():
        ends = Q(**{pair.first: row}) | Q(**{pair.second: row})
        found.update(_text(one) for one in pair.model._base_manager.filter(ends))
    found.update(_text(one) for one in people)
    found.update(_text(one) for one in CustomValue.objects.filter(object_id=row.pk))
    for party in row.counterparties.all():
        found.update(f"{party.inn} {_text(account)}" for account in party.accounts.all())
    return found


def _text(row: Model) -> str:
    """Rows it names by what they say, since numbers of rows made meanwhile differ."""
    told = {f.name: str(getattr(row, f.name)) for f in row._meta.concrete_fields if f.name not in _IGNORED}
    return f"{row._meta.model_name} {told}"


def _event(event: Event) -> str:
    return f"{event.verb} {event.subject_kind} {event.happened_at}"


def _groups(world: World) -> set[frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for name, customer in world.customers.items():
        group = Customer.objects.values_list("group", flat=True).get(pk=customer.pk)
        if group:
            groups.setdefault(group, set()).add(name)
    return {frozenset(members) for members in groups.values()}
