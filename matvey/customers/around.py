"""Conditions over what stands around a customer: contact points, consents, people, requisites."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from matvey.customers.models import Basis, Consent, Contact, ContactPoint, Counterparty, Person


def contacts() -> QuerySet[Contact]:
    """The contact persons of the customer looked at who still work there."""
    return Contact.objects.filter(customer=OuterRef("pk"), until_on=None)


def has_contact() -> Q:
    return Q(Exists(contacts()))


def has_point(points: QuerySet[ContactPoint], medium: str) -> Q:
    """They, or one of their contact persons, have one of these points of that medium."""
    of_medium = points.filter(medium=medium)
    of_contacts = contacts().filter(Exists(of_medium.filter(person=OuterRef("person"))))
    return Q(Exists(of_medium.filter(customer=OuterRef("pk")))) | Q(Exists(of_contacts))


def has_consent(basis: Basis, at: datetime) -> Q:
    """They, or one of their contact persons, have consented and not withdrawn it."""
    given = Consent.objects.in_force(at).filter(basis=basis)
    of_person = given.filter(person=OuterRef("person"))
    own = Q(Exists(given.filter(customer=OuterRef("pk")))) | Q(Exists(of_person))
    return own | Q(Exists(contacts().filter(Exists(of_person))))


def has_birthday(keys: frozenset[int] | None = None) -> Q:
    """The birthday of them or a contact person is known, or is on one of these days (month × 100 + day)."""
    born = Person.objects.filter(birth_key__isnull=False)
    if keys is not None:
        born = born.filter(birth_key__in=sorted(keys), deceased_on=None)
    # The days are few among the people, the people few around a customer.
    if keys is None:
        of_person = born.filter(pk=OuterRef("person"))
        return Q(Exists(of_person)) | Q(Exists(contacts().filter(Exists(of_person))))
    at = Contact.objects.filter(person__in=born.values("pk"), until_on=None).values("customer")
    return Q(person__in=born.values("pk")) | Q(pk__in=at)


def has_checked_inn() -> Q:
    parties = Counterparty.objects.kept().filter(customer=OuterRef("pk"))
    return Q(Exists(parties.exclude(inn="")))
