"""A candidate as the customer that is about to be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from matvey.core.person_names import PersonName
from matvey.core.regions import region_by_name, region_of_city
from matvey.customers.models import Counterparty
from matvey.customers.new import (
    NewAccount,
    NewContact,
    NewCounterparty,
    NewCustomer,
    NewPerson,
    Place,
    Purchases,
)
from matvey.exchange.imports.new_points import new_point, new_points, site_of
from matvey.exchange.spreadsheets.candidates.candidate import (
    Birthday,
    Candidate,
    Checked,
    ContactCandidate,
    CustomerKind,
    Problem,
)

_LONGEST_NAME = 80


def new_customer(
    candidate: Candidate, place: Place, source_id: int | None, remarks: Sequence[str] = ()
) -> tuple[NewCustomer, Problem | None]:
    """Everything the row says, what was typed wrong as it was typed; and what is wrong with its purchases."""
    if candidate.exact:
        about = "\n".join(filter(None, [candidate.exact.about, *remarks]))
        return replace(candidate.exact, place=place, source_id=source_id, about=about), None
    is_person = candidate.kind == CustomerKind.PERSON
    purchases, out_of_order = _purchases(candidate)
    new = NewCustomer(
        name=candidate.name[:250],
        form="person" if is_person else "company",
        roles=frozenset(candidate.roles) or frozenset({"customer"}),
        person=_person(candidate) if is_person else None,
        region=_region_code(candidate),
        city=candidate.city[:120],
        site=site_of(candidate),
        about="\n".join([*candidate.notes, *_homeless(candidate), *remarks]),
        source_id=source_id,
        place=place,
        purchases=purchases,
        points=new_points(candidate),
        contacts=tuple(_contact(contact, n == 0) for n, contact in enumerate(candidate.contacts)),
        counterparties=_counterparties(candidate),
    )
    if out_of_order:
        new = replace(new, about="\n".join(filter(None, (new.about, out_of_order.typed))))
    return new, out_of_order


def _homeless(candidate: Candidate) -> list[str]:
    """What a card has no field for."""
    lines = [candidate.position] if candidate.position else []
    if candidate.external_id:
        lines.append(_("Number in another program: %(number)s") % {"number": candidate.external_id})
    return lines


def _purchases(candidate: Candidate) -> tuple[Purchases, Problem | None]:
    first, last = candidate.first_purchase_on, candidate.last_purchase_on
    if first and last and first > last:
        typed = _("The first purchase %(first)s, the last one %(last)s")
        days = {"first": f"{first:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"}
        return Purchases(), Problem("", _("The first purchase can't come after the last one."), typed % days)
    return Purchases(first, last), None


def _region_code(candidate: Candidate) -> str:
    region = region_by_name(candidate.region) if candidate.region else None
    region = region or (region_of_city(candidate.city) if candidate.city else None)
    return region.code if region else ""


def _person(candidate: Candidate) -> NewPerson | None:
    if candidate.person is None:
        return None
    return NewPerson(_storable(candidate.person), *_born(candidate.birthday))


def _contact(contact: ContactCandidate, is_main: bool) -> NewContact:
    return NewContact(
        person=NewPerson(_storable(contact.name), *_born(contact.birthday)),
        position=contact.position[:200],
        is_main=is_main,
        points=tuple(new_point(point) for point in contact.points),
    )


def _storable(name: PersonName) -> PersonName:
    if max(map(len, (name.surname, name.given, name.patronymic))) <= _LONGEST_NAME:
        return name
    return PersonName(
        name.surname[:_LONGEST_NAME], name.given[:_LONGEST_NAME], name.patronymic[:_LONGEST_NAME]
    )


def _born(day: Birthday | None) -> tuple[int | None, int | None, int | None]:
    return (day.day, day.month, day.year) if day else (None, None, None)


def _counterparties(candidate: Candidate) -> tuple[NewCounterparty, ...]:
    """One party to documents where the row has requisites, none otherwise."""
    requisites = candidate.requisites
    if not requisites and not candidate.legal_name:
        return ()
    legal = next((where.text for where in candidate.addresses if where.is_legal), "")
    return (
        NewCounterparty(
            name=(candidate.legal_name or candidate.name)[:250],
            form=_form_of(candidate),
            full_name=candidate.legal_name[:500],
            inn=_typed(requisites.inn),
            kpp=_typed(requisites.kpp),
            ogrn=_typed(requisites.ogrn),
            legal_address=legal[:400],
            accounts=_accounts(candidate),
        ),
    )


def _form_of(candidate: Candidate) -> str:
    inn = candidate.requisites.inn
    is_person = candidate.kind == CustomerKind.PERSON
    if inn and len(inn.value) == 12 and (not is_person or candidate.name.upper().startswith("ИП")):
        return Counterparty.Form.SOLE_TRADER.value
    return (Counterparty.Form.PERSON if is_person else Counterparty.Form.COMPANY).value


def _accounts(candidate: Candidate) -> tuple[NewAccount, ...]:
    requisites = candidate.requisites
    if not requisites.bank_account:
        return ()
    return (
        NewAccount(
            _typed(requisites.bank_account),
            _typed(requisites.bik),
            requisites.bank[:200],
            _typed(requisites.correspondent_account),
        ),
    )


def _typed(checked: Checked | None) -> str:
    return (checked.value or checked.typed)[:60] if checked else ""
