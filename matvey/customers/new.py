"""A customer who is about to be added, with everything around them, as a form, an import or the API gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from matvey.core.person_names import PersonName
from matvey.customers.contact_values import ContactValue


@dataclass(frozen=True)
class NewPoint:
    """One phone, e-mail, messenger, address or site, as typed; `medium` is a `ContactPoint.Medium`.

    `value` is what was typed as it is compared, where somebody has read it already.
    """

    medium: str
    typed: str
    label: str = ""
    is_main: bool = False
    confirmed_on: date | None = None
    value: ContactValue | None = None


@dataclass(frozen=True)
class NewPerson:
    """A human; of the birthday what is known."""

    name: PersonName
    birth_day: int | None = None
    birth_month: int | None = None
    birth_year: int | None = None
    sex: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewContact:
    """A contact person with their own contact points."""

    person: NewPerson
    position: str = ""
    is_decision_maker: bool = False
    is_main: bool = False
    note: str = ""
    points: tuple[NewPoint, ...] = ()


@dataclass(frozen=True)
class NewAccount:
    number: str
    bik: str
    bank: str = ""
    correspondent: str = ""


@dataclass(frozen=True)
class NewCounterparty:
    """A party to documents; the requisites as typed. `form` is a `Counterparty.Form`."""

    name: str
    form: str = "company"
    full_name: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    legal_address: str = ""
    director: str = ""
    accounts: tuple[NewAccount, ...] = ()


@dataclass(frozen=True)
class Purchases:
    """What is known of somebody's purchases, by an import or, once sales are kept here, by these."""

    first_on: date | None = None
    last_on: date | None = None
    interval_days: int | None = None


@dataclass(frozen=True)
class Place:
    """Whose a customer is and where it belongs; department and branch follow the responsible if left open."""

    responsible_id: int | None = None
    department_id: int | None = None
    branch_id: int | None = None


@dataclass(frozen=True)
class NewCustomer:
    """A company or person to be added. A person without `person` is read from the name.

    `points` belong to the customer itself; those of contact persons stand with them.
    """

    name: str
    form: str = "company"
    roles: frozenset[str] = frozenset({"customer"})
    person: NewPerson | None = None
    region: str = ""
    city: str = ""
    site: str = ""
    about: str = ""
    source_id: int | None = None
    place: Place = field(default_factory=Place)
    purchases: Purchases = field(default_factory=Purchases)
    last_contact_at: datetime | None = None
    points: tuple[NewPoint, ...] = ()
    contacts: tuple[NewContact, ...] = ()
    counterparties: tuple[NewCounterparty, ...] = ()
