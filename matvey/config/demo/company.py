"""Founds the example company: Matvey's bakery with two shops, and his brother-in-law's furniture salon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matvey.administration import actions
from matvey.config.demo import numbers
from matvey.config.demo.crew import PASSWORD, Colleague, crew
from matvey.customers.models import Customer
from matvey.staff.access import Actor
from matvey.staff.admission import actor_of
from matvey.staff.models import Branch, Department, Employee, Organization, Role

FOUNDED_DAYS_AGO = 6 * 365
OPENED_DAYS_AGO = 47  # the second shop: its people know nobody yet


@dataclass(frozen=True)
class Company:
    """The places and people of the example by their keys, and Matvey as who acts."""

    branches: Mapping[str, Branch]
    departments: Mapping[str, Department]
    people: Mapping[str, Employee]
    actors: Mapping[str, Actor]

    @property
    def matvey(self) -> Actor:
        return self.actors["matvey"]

    def actor(self, employee_id: int | None) -> Actor:
        return next(actor for actor in self.actors.values() if actor.employee_id == employee_id)

    def keeper_of(self, customer: Customer) -> Actor:
        """Whoever is responsible for them."""
        return self.actor(customer.responsible_id)


@dataclass(frozen=True)
class _House:
    """The places people work in, who sets everything up, and when."""

    branches: Mapping[str, Branch]
    departments: Mapping[str, Department]
    by: Actor
    founded: datetime
    now: datetime


def found_company(*, now: datetime) -> Company:
    """Everything but customers, as it grew over six years. The base must be empty."""
    founded = now - timedelta(days=FOUNDED_DAYS_AGO)
    matvey = actions.start_company(_first_start(), at=founded)
    by = actor_of(matvey, at=now)
    branches = _branches(matvey, by, founded, now)
    house = _House(branches, _departments(branches, by, founded), by, founded, now)
    people = _people(matvey, house)
    _appoint(people, house)
    actors = {key: actor_of(person, at=now) for key, person in people.items()}
    return Company(branches, house.departments, people, actors)


def _first_start() -> actions.FirstStart:
    inn = numbers.company_inn("53", 1)
    organization: actions.OrganizationData = {
        "name": "ООО «Булочная Матвея»",
        "full_name": "Общество с ограниченной ответственностью «Булочная Матвея»",
        "inn": inn,
        "kpp": numbers.kpp(inn),
        "ogrn": numbers.company_ogrn("53", 2011, 1),
        "legal_address": "173001, г. Великий Новгород, ул. Большая Торговая, д. 4",
        "director": "Хлебников Матвей Ильич",
        "accountant": "Счастливцева Вера Николаевна",
        "phone": "+7 (8162) 01-10-04",
        "email": "office@bulochnaya.example",
    }
    shop: actions.BranchData = {
        "name": "На Торговой",
        "city": "Великий Новгород",
        "address": "ул. Большая Торговая, д. 4",
        "phone": "+7 (8162) 01-10-04",
    }
    founder = _data(crew()[0])
    return actions.FirstStart({"name": "Булочная Матвея"}, organization, shop, founder, PASSWORD)


def _branches(matvey: Employee, by: Actor, founded: datetime, now: datetime) -> dict[str, Branch]:
    first = matvey.branch
    assert first is not None, "a first start opens a branch"
    second: actions.BranchData = {
        "name": "На Псковской",
        "organization": first.organization,
        "city": "Великий Новгород",
        "address": "ул. Большая Псковская, д. 21",
        "phone": "+7 (8162) 01-21-21",
    }
    opened = now - timedelta(days=OPENED_DAYS_AGO)
    salon: actions.BranchData = {
        "name": "Мебельный салон",
        "organization": _salon_organization(by, founded),
        "city": "Ярославль",
        "address": "Московский проспект, д. 97",
        "phone": "+7 (4852) 09-70-97",
    }
    return {
        "torgovaya": first,
        "pskovskaya": actions.open_branch(second, like=first, by=by, at=opened),
        "salon": actions.open_branch(salon, by=by, at=founded + timedelta(days=200)),
    }


def _salon_organization(by: Actor, founded: datetime) -> Organization:
    inn = numbers.company_inn("76", 2)
    data: actions.OrganizationData = {
        "name": "ООО «Салон Столярова»",
        "full_name": "Общество с ограниченной ответственностью «Салон Столярова»",
        "inn": inn,
        "kpp": numbers.kpp(inn),
        "ogrn": numbers.company_ogrn("76", 2009, 2),
        "legal_address": "150030, г. Ярославль, Московский проспект, д. 97",
        "director": "Столяров Пётр Семёнович",
        "phone": "+7 (4852) 09-70-97",
        "email": "office@salon.example",
    }
    organization = actions.add_organization(data, by=by, at=founded)
    actions.set_tax_regime(organization, "simplified_profit", date(2021, 1, 1), by=by, at=founded)
    return organization


def _departments(branches: Mapping[str, Branch], by: Actor, at: datetime) -> dict[str, Department]:
    names = {"torgovaya": "Торговый зал", "pskovskaya": "Торговый зал", "salon": "Отдел продаж"}
    return {
        place: actions.add_department({"name": name, "branch": branches[place]}, by=by, at=at)
        for place, name in names.items()
    }


def _people(matvey: Employee, house: _House) -> dict[str, Employee]:
    roles = actions.add_ready_roles(by=house.by, at=house.founded)
    people = {"matvey": matvey}
    for place, one in enumerate(crew()[1:], start=1):
        joined = max(house.founded + timedelta(days=100 * place), house.branches[one.place].opened_at)
        data = _hired(one, roles[one.role], house)
        people[one.key] = actions.add_employee(data, PASSWORD, by=house.by, at=min(joined, house.now))
    return people


def _hired(one: Colleague, role: Role, house: _House) -> actions.EmployeeData:
    """Sellers, cashiers and their heads belong to the department; the others serve the whole company."""
    data: actions.EmployeeData = {**_data(one), "role": role, "branch": house.branches[one.place]}
    if one.role in ("seller", "cashier", "head_of_sales"):
        data["department"] = house.departments[one.place]
    return data


def _data(one: Colleague) -> actions.EmployeeData:
    return {
        "surname": one.surname,
        "given_name": one.given,
        "patronymic": one.patronymic,
        "email": one.email,
        "position": one.position,
    }


def _appoint(people: Mapping[str, Employee], house: _House) -> None:
    """Heads of departments, and who stands in for whom."""
    heads = {"torgovaya": "zinaida", "pskovskaya": "tamara", "salon": "marina"}
    for place, head in heads.items():
        department = house.departments[place]
        actions.change_department(department, {"head": people[head]}, by=house.by, at=house.now)
    for one in crew():
        if one.deputy:
            data: actions.EmployeeData = {"deputy": people[one.deputy]}
            actions.change_employee(people[one.key], data, by=house.by, at=house.now)
