"""A base of customers who do not exist, without end and the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random

from matvey.config.demo import addresses, numbers
from matvey.config.demo.chances import Bag, happens
from matvey.config.demo.cities import City, all_over_russia
from matvey.config.demo.companies import Company, company, requisites
from matvey.config.demo.people import person
from matvey.config.demo.purchases import known_since, purchases
from matvey.config.demo.trades import Trade, women_among
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint, Place, Purchases

NOWHERE = Place()
SMALL = 5_000
_CONTACTS = Bag([(1, 29.0), (2, 29.0), (3, 20.0), (4, 10.0), (6, 6.0), (11, 1.0), (0, 5.0)])


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A customer, and the day since when we know them."""

    new: NewCustomer
    since: date


@dataclass
class Town:
    """Whom a company might know: where they live, how many are people, who of us looks after them.

    `sources` are those of `Source` by their ids. Numbers begin with `serial`, so that two towns of one base share none.
    """

    today: date
    seed: int = 1
    places: Bag[Place] = field(default_factory=lambda: Bag([(NOWHERE, 1.0)]))
    sources: Bag[int | None] = field(default_factory=lambda: Bag([(None, 1.0)]))
    cities: Bag[City] = field(default_factory=all_over_russia)
    people: float = 0.4
    trades: Bag[Trade] | None = None
    serial: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)  # noqa: S311 - made-up people, no secret
        self.addresses = addresses.Addresses()
        self._serials = count(self.serial)
        self._names: set[str] = set()

    def acquaintances(self) -> Iterator[Acquaintance]:
        """One after the other, as many as are asked for; about 1.5 contact persons each."""
        while True:
            yield self._private() if happens(self.chance, self.people) else self._business()

    def _private(self) -> Acquaintance:
        who, city = person(self.chance), self.cities.draw(self.chance)
        since = known_since(self.today, self.chance)
        bought = purchases(since, self.today, self.chance)
        new = NewCustomer(
            who.name.full,
            form="person",
            person=who,
            source_id=self.sources.draw(self.chance),
            place=self.places.draw(self.chance),
            purchases=bought,
            last_contact_at=self._last_contact(since, bought),
            points=self._own_points(who),
            region=city.region,
            city=city.name,
        )
        return Acquaintance(new, since)

    def _business(self) -> Acquaintance:
        city = self.cities.draw(self.chance)
        firm = self._firm(city)
        domain = self.addresses.domain(firm.core) if happens(self.chance, 0.7) else ""
        since = known_since(self.today, self.chance)
        bought = purchases(since, self.today, self.chance)
        new = NewCustomer(
            firm.name,
            about=firm.trade.about,
            site=domain,
            source_id=self.sources.draw(self.chance),
            place=self.places.draw(self.chance),
            purchases=bought,
            last_contact_at=self._last_contact(since, bought),
            points=self._desk_points(city, domain),
            contacts=tuple(self._contacts(firm, domain)),
            counterparties=(requisites(firm, city, next(self._serials), self.chance),)
            if happens(self.chance, 0.85)
            else (),
            region=city.region,
            city=city.name,
        )
        return Acquaintance(new, since)

    def _firm(self, city: City) -> Company:
        """A small town has hardly two companies of one name; a large base has many."""
        firm = company(self.chance, city, self.trades)
        for _ in range(3):
            if firm.name not in self._names or len(self._names) > SMALL:
                break
            firm = company(self.chance, city, self.trades)
        if len(self._names) <= SMALL:
            self._names.add(firm.name)
        return firm

    def _own_points(self, who: NewPerson) -> tuple[NewPoint, ...]:
        phone = NewPoint("phone", self._mobile(), "mobile", is_main=True)
        if happens(self.chance, 0.45):
            return (phone, NewPoint("email", self.addresses.private(who.name, self.chance)))
        return (phone,)

    def _desk_points(self, city: City, domain: str) -> tuple[NewPoint, ...]:
        number = numbers.landline(city.code, next(self._serials), self.chance)
        phone = NewPoint("phone", number, "work", is_main=True)
        if domain:
            return (phone, NewPoint("email", addresses.desk(domain, self.chance), "work", is_main=True))
        return (phone,)

    def _contacts(self, firm: Company, domain: str) -> Iterator[NewContact]:
        positions = firm.trade.positions
        for place in range(_CONTACTS.draw(self.chance)):
            position = positions[place % len(positions)]
            yield NewContact(
                who := person(self.chance, knows_birthday=0.4, women=women_among(position)),
                position,
                is_decision_maker=place == 0,
                is_main=place == 0,
                points=self._contact_points(who, domain),
            )

    def _contact_points(self, who: NewPerson, domain: str) -> tuple[NewPoint, ...]:
        phone = NewPoint("phone", self._mobile(), "mobile", is_main=True)
        if domain and happens(self.chance, 0.5):
            return (phone, NewPoint("email", addresses.at_work(who.name, domain), "work"))
        return (phone,)

    def _mobile(self) -> str:
        return numbers.mobile(next(self._serials), self.chance)

    def _last_contact(self, since: date, bought: Purchases) -> datetime | None:
        """Somebody talked to them about when they last bought; one in six was never talked to."""
        if happens(self.chance, 0.16):
            return None
        earliest = bought.last_on or since
        days = int((self.today - earliest).days * self.chance.random())
        on = min(earliest + timedelta(days=days), self.today - timedelta(days=1))
        return datetime.combine(on, time(9 + int(self.chance.random() * 9)), UTC)
