"""A customer as a row of a spreadsheet describes it, before anybody decided to take it in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from matvey.core.person_names import PersonName
from matvey.customers.new import NewCustomer
from matvey.exchange.found_history import FoundLetters, FoundMeeting
from matvey.exchange.spreadsheets.values import Value


class CustomerKind(StrEnum):
    COMPANY = "company"
    PERSON = "person"


class PointKind(StrEnum):
    """Ways to reach somebody, by the names contact points bear."""

    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    SITE = "site"
    MESSENGER = "messenger"


@dataclass(frozen=True, slots=True)
class Checked:
    """A value as typed, and as it is compared; `value` is empty where what was typed does not hold."""

    typed: str
    value: str

    @property
    def is_sound(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach somebody: `value` is E.164 or the address in small letters, empty if unreadable.

    `label` is one of contact points' own, where the file says which one it is.
    """

    kind: PointKind
    typed: str
    value: str
    extension: str = ""
    label: str = ""

    @property
    def is_sound(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that does not hold: the heading of its column, why, and the value as typed.

    Of a `mended` one the program knew what was meant and put it right. `row` is told where it is not the
    customer's own.
    """

    column: str
    message: str
    typed: str
    mended: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A birthday of which only day and month are known."""

    day: int
    month: int
    year: None = None


type Birthday = dt.date | DayOfYear


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that came along, as a photo in a card of contacts; once stored, its digest stands for its content."""

    name: str
    content: bytes
    digest: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Address:
    """`is_legal` tells the registered address from where one really is."""

    text: str
    is_legal: bool = False


@dataclass(frozen=True, slots=True)
class Requisites:
    """What documents need to know; nothing is None where the row said nothing."""

    inn: Checked | None = None
    kpp: Checked | None = None
    ogrn: Checked | None = None
    bank_account: Checked | None = None
    correspondent_account: Checked | None = None
    bik: Checked | None = None
    bank: str = ""

    def __bool__(self) -> bool:
        return bool(
            self.inn
            or self.kpp
            or self.ogrn
            or self.bank_account
            or self.correspondent_account
            or self.bik
            or self.bank
        )


@dataclass(frozen=True, slots=True)
class ContactCandidate:
    """A person to talk to at the customer."""

    name: PersonName
    position: str = ""
    birthday: Birthday | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row understood. `name` is never empty: without a name it is the phone, e-mail or ИНН.

    `is_named` says whether the row itself gave a name. A row that `continues` another belongs to the same
    customer, whose cell is merged over both. `gathers` tells that further rows of the file about a company
    of this name add people to it, as in an address book. A file of the program's own gives the customer's number
    in the base it came from, the numbers of its further rows and, as `exact`, the customer with nothing to
    interpret. One that `goes_by_address` is the customer who has
    this e-mail, whatever the customer is called: a letter from a contact person is the company's.
    """

    row: int
    kind: CustomerKind
    name: str
    is_named: bool = True
    person: PersonName | None = None
    legal_name: str = ""
    position: str = ""
    birthday: Birthday | None = None
    points: tuple[Point, ...] = ()
    addresses: tuple[Address, ...] = ()
    city: str = ""
    region: str = ""
    country: str = ""
    postal_code: str = ""
    requisites: Requisites = Requisites()
    contacts: tuple[ContactCandidate, ...] = ()
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    responsible: str = ""
    branch: str = ""
    notes: tuple[str, ...] = ()
    first_purchase_on: dt.date | None = None
    last_purchase_on: dt.date | None = None
    external_id: str = ""
    custom: tuple[tuple[str, Value], ...] = ()
    problems: tuple[Problem, ...] = ()
    continues: bool = False
    gathers: bool = False
    files: tuple[FoundFile, ...] = ()
    own_number: str = ""
    further: tuple[int, ...] = ()
    exact: NewCustomer | None = None
    meetings: tuple[FoundMeeting, ...] = ()
    letters: FoundLetters | None = None
    goes_by_address: bool = False

    @property
    def phones(self) -> tuple[Point, ...]:
        """The customer's own phones, not those of its contacts."""
        return tuple(point for point in self.points if point.kind == PointKind.PHONE)

    @property
    def emails(self) -> tuple[Point, ...]:
        """The customer's own e-mail addresses, not those of its contacts."""
        return tuple(point for point in self.points if point.kind == PointKind.EMAIL)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row in which nothing names a customer."""

    row: int
    message: str
    problems: tuple[Problem, ...] = ()
