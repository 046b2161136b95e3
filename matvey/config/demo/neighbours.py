"""Who else is known: suppliers, partners, competitors, and three companies of one owner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from matvey.config.demo import numbers
from matvey.config.demo.arrivals import Chapter, placed
from matvey.config.demo.chances import rows_of
from matvey.config.demo.company import Company
from matvey.config.demo.customers import Acquaintance
from matvey.core.person_names import split_person_name
from matvey.core.regions import region_of_city
from matvey.customers.actions.linking import Tie, add_link
from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer, LinkType
from matvey.customers.new import NewContact, NewCounterparty, NewCustomer, NewPerson, NewPoint, Purchases

OWNER = "Гусев Аркадий Львович"


def the_neighbours(company: Company, *, now: datetime) -> Chapter:
    """Suppliers, partners and competitors of both trades, with what was noted of them."""
    rows = rows_of("partners.csv")
    notes = {row["name"]: list(filter(None, row["notes"].split("|"))) for row in rows}

    def tell(customers: Sequence[Customer]) -> None:
        for customer in customers:
            for ago, note in enumerate(reversed(notes[customer.name])):
                at = now - timedelta(days=6 + 31 * ago)
                add_note(customer, note, by=company.keeper_of(customer), at=at)

    return Chapter([_neighbour(row, serial, company, now) for serial, row in enumerate(rows)], tell)


def the_owner_of_three(company: Company, *, now: datetime) -> Chapter:
    """Three companies of one owner: one group, one credit risk."""

    def tell(customers: Sequence[Customer]) -> None:
        same_owner = LinkType.objects.get(key="same_owner")
        for one, other in pairwise(customers):
            tie = Tie(one.pk, other.pk, same_owner)
            add_link(tie, by=company.matvey, at=now, note=f"Учредитель {OWNER}")

    rows = rows_of("group.csv")
    return Chapter([_firm(row, serial, company, now) for serial, row in enumerate(rows)], tell)


def _neighbour(row: dict[str, str], serial: int, company: Company, now: datetime) -> Acquaintance:
    keeper = "zinaida" if row["city"] == "Великий Новгород" else "marina"
    new = placed(_new(row, serial), company.people[keeper])
    return Acquaintance(new, now.date() - timedelta(days=700 - 40 * serial))


def _new(row: dict[str, str], serial: int) -> NewCustomer:
    region = region_of_city(row["city"])
    who = NewPerson(split_person_name(row["contact"]))
    phone = NewPoint("phone", f"+7 (907) 053-00-{serial + 10}", "mobile", is_main=True)
    return NewCustomer(
        row["name"],
        roles=frozenset(row["roles"].split(",")),
        region=region.code if region else "",
        city=row["city"],
        about=row["about"],
        contacts=(NewContact(who, row["position"], is_main=True, points=(phone,)),) if row["contact"] else (),
    )


def _firm(row: dict[str, str], serial: int, company: Company, now: datetime) -> Acquaintance:
    today = now.date()
    first, every = today - timedelta(days=int(row["first_days_ago"])), int(row["every"])
    owner = NewPerson(split_person_name(OWNER), 5, 10, 1969, "m")
    phone = NewPoint("phone", "+7 (907) 076-77-77", "mobile", is_main=True)
    new = NewCustomer(
        row["name"],
        region="76",
        city="Ярославль",
        about=row["about"],
        purchases=Purchases(first, max(first, today - timedelta(days=every // 2)), every),
        contacts=(NewContact(owner, "учредитель", is_decision_maker=True, is_main=True, points=(phone,)),),
        counterparties=(_party(row["name"], serial, first),),
    )
    return Acquaintance(placed(new, company.people["kirill"]), first)


def _party(name: str, serial: int, since: date) -> NewCounterparty:
    inn = numbers.company_inn("76", 90_000 + serial)
    ogrn = numbers.company_ogrn("76", since.year - 1, 90_000 + serial)
    return NewCounterparty(name, inn=inn, kpp=numbers.kpp(inn), ogrn=ogrn, director=OWNER)
