"""A candidate as the customer that is about to be added."""

from __future__ import annotations

import datetime as dt

from matvey.core.regions import region_by_name, region_of_city
from matvey.customers.models import ContactPoint, Counterparty
from matvey.customers.new import (
    NewAccount,
    NewContact,
    NewCounterparty,
    NewCustomer,
    NewPerson,
    NewPoint,
    Place,
    Purchases,
)
from matvey.exchange.spreadsheets.candidates.candidate import (
    Candidate,
    Checked,
    ContactCandidate,
    CustomerKind,
    Point,
    PointKind,
)

_MEDIUMS = {
    PointKind.PHONE: ContactPoint.Medium.PHONE,
    PointKind.FAX: ContactPoint.Medium.PHONE,
    PointKind.EMAIL: ContactPoint.Medium.EMAIL,
    PointKind.SITE: ContactPoint.Medium.SITE,
    PointKind.MESSENGER: ContactPoint.Medium.MESSENGER,
}


def new_customer(candidate: Candidate, place: Place, source_id: int | None) -> NewCustomer:
    """Everything the row says; what was typed wrong goes along as typed."""
    is_person = candidate.kind == CustomerKind.PERSON
    return NewCustomer(
        name=candidate.name[:250],
        form="person" if is_person else "company",
        roles=frozenset(candidate.roles) or frozenset({"customer"}),
        person=_person(candidate) if is_person else None,
        region=region_code(candidate),
        city=candidate.city[:120],
        site=site_of(candidate),
        about="\n".join(candidate.notes),
        source_id=source_id,
        place=place,
        purchases=Purchases(candidate.first_purchase_on, candidate.last_purchase_on),
        points=new_points(candidate),
        contacts=tuple(new_contact(contact, n == 0) for n, contact in enumerate(candidate.contacts)),
        counterparties=new_counterparties(candidate),
    )


def region_code(candidate: Candidate) -> str:
    region = region_by_name(candidate.region) if candidate.region else None
    region = region or (region_of_city(candidate.city) if candidate.city else None)
    return region.code if region else ""


def site_of(candidate: Candidate) -> str:
    return next((point.typed for point in candidate.points if point.kind == PointKind.SITE), "")[:250]


def new_points(candidate: Candidate) -> tuple[NewPoint, ...]:
    """Phones, e-mails and addresses; the first phone and the first e-mail are the main ones."""
    reached = [point for point in candidate.points if point.kind != PointKind.SITE]
    firsts = {id(points[0]) for points in (candidate.phones, candidate.emails) if points}
    points = [new_point(point, is_main=id(point) in firsts) for point in reached]
    address = ContactPoint.Medium.ADDRESS.value
    return (
        *points,
        *(NewPoint(address, where.text[:400]) for where in candidate.addresses if not where.is_legal),
    )


def new_point(point: Point, *, is_main: bool = False) -> NewPoint:
    return NewPoint(_MEDIUMS[point.kind].value, point.typed[:400], is_main=is_main)


def new_contact(contact: ContactCandidate, is_main: bool) -> NewContact:
    return NewContact(
        person=NewPerson(contact.name, *_born(contact.birthday)),
        position=contact.position[:200],
        is_main=is_main,
        points=tuple(new_point(point) for point in contact.points),
    )


def new_counterparties(candidate: Candidate) -> tuple[NewCounterparty, ...]:
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


def _person(candidate: Candidate) -> NewPerson | None:
    return NewPerson(candidate.person, *_born(candidate.birthday)) if candidate.person else None


def _born(day: dt.date | None) -> tuple[int | None, int | None, int | None]:
    return (day.day, day.month, day.year) if day else (None, None, None)


def _form_of(candidate: Candidate) -> str:
    inn = candidate.requisites.inn
    if inn and len(inn.value) == 12:
        is_person = candidate.kind == CustomerKind.PERSON and not candidate.name.upper().startswith("ИП")
        return (Counterparty.Form.PERSON if is_person else Counterparty.Form.SOLE_TRADER).value
    return (
        Counterparty.Form.PERSON if candidate.kind == CustomerKind.PERSON else Counterparty.Form.COMPANY
    ).value


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
