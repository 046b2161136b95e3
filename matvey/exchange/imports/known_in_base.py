"""Who in the base has the marks of a batch of rows; a few queries for all of them, each by an index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from matvey.core.person_names import PersonName
from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer, Person
from matvey.customers.new import Place
from matvey.exchange.imports.marks import NAMED, Marks
from matvey.exchange.imports.matching import Known
from matvey.exchange.imports.someone import Someone
from matvey.exchange.own_file.numbers import customers_numbered

_MEDIUMS = (ContactPoint.Medium.PHONE, ContactPoint.Medium.EMAIL)


def known_in_base(
    marks: Iterable[Marks],
    also: Mapping[str, Collection[int]] | None = None,
    *,
    brought_in: int = 0,
    but_of: int | None = None,
) -> Known:
    """Customers in the bin are not known, nor those that the import `but_of` has brought.

    `also` names customers who are going to have more marks. Companies are known by their names only where the
    import `brought_in` has brought them.
    """
    marks = list(marks)
    found: dict[str, set[int]] = {value: set(numbers) for value, numbers in (also or {}).items()}
    _by_points({value for one in marks for value in one.points}, found)
    _by_inns({one.inn for one in marks if one.inn}, found)
    for number, customer in customers_numbered({one.number for one in marks if one.number}).items():
        found.setdefault(number, set()).add(customer)
    _by_birthdays({one.born for one in marks if one.born}, found)
    own = _by_companies({one.company for one in marks if one.company}, brought_in, found)
    people = _people({number for numbers in found.values() for number in numbers}, but_of)
    known = Known({someone.key: someone for someone in people}, own={(False, number) for number in own})
    for value, numbers in found.items():
        known.by_mark[value] = {(False, number) for number in numbers if (False, number) in known.people}
    return known


def _by_points(values: set[str], found: dict[str, set[int]]) -> None:
    if not values:
        return
    points = ContactPoint.objects.kept().filter(normal__in=values, medium__in=_MEDIUMS).order_by()
    by_person: dict[int, list[str]] = {}
    for normal, customer, person in points.values_list("normal", "customer", "person"):
        if customer:
            found.setdefault(normal, set()).add(customer)
        elif person:
            by_person.setdefault(person, []).append(normal)
    _through_people(by_person, found)


def _through_people(by_person: Mapping[int, Sequence[str]], found: dict[str, set[int]]) -> None:
    if not by_person:
        return
    contacts = Contact.objects.filter(person__in=by_person, until_on=None).order_by()
    for customer, person in contacts.values_list("customer", "person"):
        for normal in by_person[person]:
            found.setdefault(normal, set()).add(customer)


def _by_birthdays(born: set[str], found: dict[str, set[int]]) -> None:
    if not born:
        return
    names = {mark.rpartition(":")[0] for mark in born}
    rows = Person.objects.filter(name_key__in=names, birth_key__isnull=False).order_by()
    by_person = {pk: [f"{name}:{day}"] for pk, name, day in rows.values_list("pk", "name_key", "birth_key")}
    by_person = {pk: marks for pk, marks in by_person.items() if marks[0] in born}
    _through_people(by_person, found)
    themselves = Customer.objects.kept().filter(person__in=by_person).order_by()
    for customer, person in themselves.values_list("pk", "person"):
        found.setdefault(by_person[person or 0][0], set()).add(customer)


def _by_inns(inns: set[str], found: dict[str, set[int]]) -> None:
    if not inns:
        return
    parties = Counterparty.objects.kept().filter(inn__in=inns).exclude(inn="").order_by()
    for inn, customer in parties.values_list("inn", "customer"):
        found.setdefault(inn, set()).add(customer)


def _by_companies(names: set[str], brought_in: int, found: dict[str, set[int]]) -> set[int]:
    if not names:
        return set()
    keys = [name.removeprefix(NAMED) for name in names]
    rows = (
        Customer.objects.kept().filter(imported_in=brought_in, form="company", name_key__in=keys).order_by()
    )
    companies = dict(rows.values_list("pk", "name_key"))
    for number, key in companies.items():
        found.setdefault(NAMED + key, set()).add(number)
    return set(companies)


def _people(numbers: set[int], but_of: int | None) -> list[Someone]:
    if not numbers:
        return []
    columns = ("pk", "name", "form", "person__surname", "person__given_name", "person__patronymic")
    places = ("responsible", "department", "branch")
    customers = Customer.objects.kept().filter(pk__in=numbers)
    customers = customers.exclude(imported_in=but_of) if but_of else customers
    rows = customers.order_by().values_list(*columns, *places)
    return [
        Someone(
            (False, number),
            name,
            PersonName(*parts[:3]) if form == "person" else None,
            Place(*parts[3:]),
            number,
        )
        for number, name, form, *parts in rows
    ]
