"""Companies that do not exist: legal forms, names, requisites and lines of business as in a Russian base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from matvey.config.demo import numbers
from matvey.config.demo.chances import Bag, happens
from matvey.config.demo.cities import City
from matvey.config.demo.company_names import brand, noun
from matvey.config.demo.people import full_name
from matvey.config.demo.trades import Trade, institutions, trades
from matvey.core.person_names import PersonName
from matvey.customers.new import NewCounterparty

FULL_FORMS = {
    "ООО": "Общество с ограниченной ответственностью",
    "АО": "Акционерное общество",
    "ПАО": "Публичное акционерное общество",
    "МБОУ": "Муниципальное бюджетное общеобразовательное учреждение",
    "МБДОУ": "Муниципальное бюджетное дошкольное образовательное учреждение",
    "ГБУЗ": "Государственное бюджетное учреждение здравоохранения",
    "ТСЖ": "Товарищество собственников жилья",
    "СНТ": "Садоводческое некоммерческое товарищество",
    "АНО": "Автономная некоммерческая организация",
}
SOLE_TRADER = "ИП"


@dataclass(frozen=True, slots=True)
class Company:
    """`name` is how the base calls it, `core` the name without legal form; a sole trader has an `owner`."""

    form: str
    core: str
    trade: Trade
    owner: PersonName | None = None

    @property
    def name(self) -> str:
        if self.owner:
            return f"{SOLE_TRADER} {self.owner.full}"
        return f"{self.form} {self.core}" if "«" in self.core else f"{self.form} «{self.core}»"


def company(chance: Random, city: City, of: Bag[Trade] | None = None) -> Company:
    """A company of that city; of those lines of business where they are named."""
    return _ways().draw(chance)(chance, city, of or trades())


def requisites(one: Company, city: City, serial: int, chance: Random) -> NewCounterparty:
    """As documents name it; ИНН, КПП and ОГРН agree with the region, and their check digits are right."""
    year = int(2002 + 23 * chance.random())
    if one.owner:
        inn, ogrn = numbers.person_inn(city.region, serial), numbers.trader_ogrn(city.region, year, serial)
        return NewCounterparty(one.name, "sole_trader", inn=inn, ogrn=ogrn)
    inn = numbers.company_inn(city.region, serial)
    return NewCounterparty(
        one.name,
        full_name=f"{FULL_FORMS[one.form]}{one.name.removeprefix(one.form)}",
        inn=inn,
        kpp=numbers.kpp(inn),
        ogrn=numbers.company_ogrn(city.region, year, serial),
    )


type _Way = Callable[[Random, City, Bag[Trade]], Company]


@cache
def _ways() -> Bag[_Way]:
    return Bag([(_limited, 58.0), (_sole_trader, 30.0), (_joint_stock, 4.0), (_institution, 8.0)])


def _limited(chance: Random, city: City, of: Bag[Trade]) -> Company:
    return Company("ООО", brand(chance, city), of.draw(chance))


def _joint_stock(chance: Random, city: City, of: Bag[Trade]) -> Company:
    return Company("ПАО" if happens(chance, 0.1) else "АО", brand(chance, city), of.draw(chance))


def _sole_trader(chance: Random, city: City, of: Bag[Trade]) -> Company:
    owner = full_name(chance, "f" if happens(chance, 0.45) else "m", "middle")
    return Company(SOLE_TRADER, owner.surname, of.draw(chance), owner)


def _institution(chance: Random, city: City, of: Bag[Trade]) -> Company:
    kind = institutions().draw(chance)
    core = kind.name.format(n=1 + int(90 * chance.random()), noun=noun(chance))
    return Company(kind.form, core, kind.trade)
