"""Pyotr Semyonovich's salon: what its sellers have entered of its customers, and Petrov's deals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice

from matvey.config.demo.arrivals import Chapter, of, placed, write_notes
from matvey.config.demo.chances import Bag, by_rank, lines_of, rows_of
from matvey.config.demo.cities import around
from matvey.config.demo.company import Company
from matvey.config.demo.customers import Acquaintance, Town
from matvey.config.demo.sources import sources
from matvey.core.person_names import split_person_name
from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer, Form
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint

CUSTOMERS = 2_300


def the_buyers(company: Company, *, now: datetime) -> Chapter:
    """Those who buy for their homes and those who furnish offices, hotels and cafés."""
    sellers = {"olga": 9, "petrov": 8, "kirill": 6, "marina": 2}
    town = Town(
        now.date(),
        seed=76,
        places=Bag((of(company.people[key]), weight) for key, weight in sellers.items()),
        sources=sources(),
        cities=around("Ярославль", "Рыбинск", "Кострома", "Вологда", "Иваново"),
        people=0.56,
        serial=200_000,
    )

    def tell(customers: Sequence[Customer]) -> None:
        people = [customer for customer in customers if customer.form == Form.PERSON]
        firms = [customer for customer in customers if customer.form != Form.PERSON]
        write_notes(people, by_rank(lines_of("salon_notes.txt")), 0.22, company, now=now)
        write_notes(firms, by_rank(lines_of("firm_notes.txt")), 0.3, company, now=now)

    return Chapter(list(islice(town.acquaintances(), CUSTOMERS)), tell)


def petrovs_deals(company: Company, *, now: datetime) -> Chapter:
    """What stands in Petrov's notebook today. If he falls ill, somebody else must know."""
    rows = rows_of("petrov.csv")
    notes = {row["name"]: row["notes"].split("|") for row in rows}

    def tell(customers: Sequence[Customer]) -> None:
        for customer in customers:
            for note in notes[customer.name]:
                days_ago, text = note.split(":", 1)
                at = now - timedelta(days=int(days_ago), minutes=40)
                add_note(customer, text, by=company.actors["petrov"], at=at)

    return Chapter([_acquaintance(row, serial, company, now) for serial, row in enumerate(rows)], tell)


def _acquaintance(row: dict[str, str], serial: int, company: Company, now: datetime) -> Acquaintance:
    phone = NewPoint("phone", f"+7 (907) 076-00-{serial + 10}", "mobile", is_main=True)
    is_person = not row["contact"]
    who = NewPerson(split_person_name(row["contact"] or row["name"]))
    new = NewCustomer(
        row["name"],
        form="person" if is_person else "company",
        person=who if is_person else None,
        region="76",
        city="Ярославль",
        about=row["about"],
        last_contact_at=now - timedelta(hours=3),
        points=(phone,) if is_person else _desk(serial),
        contacts=() if is_person else (NewContact(who, row["position"], is_main=True, points=(phone,)),),
    )
    since = now.date() - timedelta(days=int(row["known"]))
    return Acquaintance(placed(new, company.people["petrov"]), since)


def _desk(serial: int) -> tuple[NewPoint, ...]:
    return (NewPoint("phone", f"+7 (4852) 07-60-{serial + 10}", "work", is_main=True),)
