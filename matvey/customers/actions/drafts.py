"""Rows built from what is to be added, before any of them is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.core.bulk import new_row
from matvey.core.company_names import company_sort_key
from matvey.core.folding import sort_key
from matvey.core.person_names import split_person_name
from matvey.customers.contact_values import read_or_keep
from matvey.customers.duplicates.keys import namesake_key
from matvey.customers.models import (
    NEVER,
    ROLES,
    ContactPoint,
    Counterparty,
    CounterpartyAccount,
    Customer,
    Form,
    Person,
)
from matvey.customers.new import NewAccount, NewCounterparty, NewCustomer, NewPerson, NewPoint
from matvey.customers.requisite_values import checked_or_empty
from matvey.staff.access import Actor


def person_draft(new: NewPerson, at: datetime) -> Person:
    person = new_row(Person, sex=new.sex, note=new.note, created_at=at)
    person.named(new.name)
    person.born(new.birth_day, new.birth_month, new.birth_year)
    return person


def person_of(new: NewCustomer) -> NewPerson:
    return new.person or NewPerson(split_person_name(new.name))


def customer_draft(new: NewCustomer, *, by: Actor, at: datetime) -> Customer:
    """Raises `ValidationError` by field where a customer could not be told from another or has no role."""
    name = " ".join(new.name.split())
    if not name:
        raise ValidationError({"name": _("A customer needs a name.")})
    if not new.roles or not new.roles <= set(ROLES):
        raise ValidationError({"roles": _("Choose at least one role.")})
    demand_order(new.purchases.first_on, new.purchases.last_on)
    return new_row(
        Customer,
        form=new.form,
        name=name[:250],
        name_key=name_key(new.form, name),
        namesake_key=namesake_key(new.form, name),
        region=new.region,
        city=new.city[:120],
        site=new.site[:250],
        about=new.about,
        first_purchase_on=new.purchases.first_on,
        last_purchase_on=new.purchases.last_on,
        purchase_interval_days=new.purchases.interval_days,
        last_contact_at=new.last_contact_at or NEVER,
        created_at=at,
        changed_at=at,
        created_by_id=by.employee_id,
        changed_by_id=by.employee_id,
        **{f"is_{role}": role in new.roles for role in ROLES},
    )


def demand_order(first_on: date | None, last_on: date | None) -> None:
    """Raise `ValidationError` where the first purchase would come after the last one."""
    if first_on and last_on and first_on > last_on:
        raise ValidationError({"first_purchase_on": _("The first purchase can't come after the last one.")})


def name_key(form: str, name: str) -> str:
    """What customers are ordered by: companies without their legal form, people by surname."""
    if form == Form.PERSON:
        return sort_key(split_person_name(name).full)
    return company_sort_key(name)


def point_draft(new: NewPoint, at: datetime, **whose: object) -> ContactPoint:
    """`whose` is the customer or the person, where they are in the base already."""
    value = new.value or read_or_keep(new.medium, new.typed)
    point = new_row(
        ContactPoint,
        medium=new.medium,
        typed=new.typed.strip()[:400],
        normal=value.normal,
        extension=value.extension,
        label=new.label,
        is_main=new.is_main,
        confirmed_on=new.confirmed_on,
        created_at=at,
    )
    for name, row in whose.items():
        setattr(point, name, row)
    return point


def counterparty_draft(new: NewCounterparty, customer: Customer, at: datetime) -> Counterparty:
    typed = {"inn": new.inn, "kpp": new.kpp, "ogrn": new.ogrn}
    party = new_row(
        Counterparty,
        form=new.form,
        name=new.name[:250] or customer.name,
        name_key=company_sort_key(new.name or customer.name),
        full_name=new.full_name[:500],
        legal_address=new.legal_address[:400],
        director=new.director[:200],
        created_at=at,
        **{f"typed_{name}": value.strip()[:60] for name, value in typed.items()},
        **{name: checked_or_empty(new.form, name, value) for name, value in typed.items()},
    )
    party.customer = customer
    return party


def account_draft(new: NewAccount, counterparty: Counterparty) -> CounterpartyAccount:
    account = CounterpartyAccount(
        bank=new.bank[:200],
        bik=new.bik.strip()[:20],
        number=new.number.strip()[:40],
        correspondent=new.correspondent.strip()[:40],
    )
    account.counterparty = counterparty
    return account


def take_main_values(customer: Customer, points: Sequence[ContactPoint]) -> None:
    """Repeat the main phone and e-mail, else the first ones, on the customer, where lists read them."""
    customer.main_phone = _main_value(points, ContactPoint.Medium.PHONE)[:60]
    customer.main_email = _main_value(points, ContactPoint.Medium.EMAIL)[:254]


def _main_value(points: Sequence[ContactPoint], medium: str) -> str:
    of_medium = [point for point in points if point.medium == medium]
    main = next((point for point in of_medium if point.is_main), of_medium[0] if of_medium else None)
    return main.shown if main else ""
