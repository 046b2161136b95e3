"""Destroying a person's data when they ask for it, and doing it again after a restore.

152-FZ, art. 21 (3–5): within 30 days of the withdrawal; art. 21 (7) and order No. 179 of Roskomnadzor of
28.10.2022: confirmed by an act and an extract of the log, kept for three years.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.core.retrying import retried
from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.merging import unmerge
from matvey.customers.actions.search_filing import file_in_search
from matvey.customers.erasure import Erasing, all_erasers, of_person, same_human
from matvey.customers.erasure_notes import NAME, read_notes, write_notes
from matvey.customers.models import Customer, ErasureAct, Merge, Person
from matvey.customers.rights import ERASE_PEOPLE
from matvey.journal.actions import record_many
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.staff.access import Access, Actor

REMEMBER = "customers.remember_erasures"


@retried
def erase_person(person: Person, ground: str, *, by: Actor, at: datetime) -> ErasureAct:
    """Blank what is personal, everywhere; that there was somebody, and what happened when, stays.

    It can't be undone. Needs the named right. Raises `ValidationError` without a ground or a second time.
    """
    by.access.demand(ERASE_PEOPLE)
    if not ground.strip():
        raise ValidationError({"ground": _("Say on what ground the data are destroyed.")})
    held = Person.objects.select_for_update().get(pk=person.pk)
    if held.erased_at is not None:
        raise ValidationError(_("The data of this person were destroyed already."))
    _separate_from_companies(held, by, at)
    erasing = of_person(held, at)
    near = list(Customer.objects.filter(contacts__person__in=erasing.people).distinct())
    extract = {eraser.key: eraser.erase(erasing) for eraser in all_erasers()}
    act = ErasureAct.objects.create(
        person=held, ground=ground.strip()[:500], erased_at=at, erased_by_id=by.employee_id, extract=extract
    )
    _note_the_same(erasing, act)
    record_many(_facts(erasing, near, act), by=by, at=at)
    file_in_search([*Customer.objects.filter(person__in=erasing.people), *near])
    enqueue(REMEMBER, {}, by=by, at=at)
    return act


def remember_erasures(folder: Path, *, at: datetime) -> int:
    """Note outside the base which people were erased, so that an older copy of it can't bring them back.

    Nobody's data are noted, only numbers. A job does it after an erasure, and so does every backup. A kill
    right after writing leaves a note twice, which replaying does not mind.
    """
    acts = list(ErasureAct.objects.filter(remembered_at=None).select_related("person"))
    if not acts:
        return 0
    write_notes(folder / NAME, [_noted(act) for act in acts])
    ErasureAct.objects.filter(pk__in=[act.pk for act in acts]).update(remembered_at=at)
    return len(acts)


def replay_erasures(folder: Path, *, by: Actor, at: datetime) -> int:
    """After a restore: erase again whoever was erased since the copy was made. Needs the named right."""
    replayed = 0
    for noted in read_notes(folder / NAME):
        person = Person.objects.filter(
            pk=noted["person"], created_at=noted["created_at"], erased_at=None
        ).first()
        if person is not None:
            erase_person(person, noted["ground"], by=by, at=at)
            replayed += 1
    return replayed


def _separate_from_companies(person: Person, by: Actor, at: datetime) -> None:
    """A customer who is this person has to stand alone again, so that what is theirs can be told apart."""
    program = replace(by, access=Access.of_the_program())
    theirs = Customer.objects.filter(person__in=same_human(person))
    merges = Merge.objects.in_force().filter(parts__customer__in=theirs, survivor__person=None)
    while (merge := merges.select_related("survivor").first()) is not None:
        while merge.survivor.merged_into_id:
            absorbed = Merge.objects.in_force().filter(parts__customer=merge.survivor)
            merge = absorbed.select_related("survivor").get()
        unmerge(merge, by=program, at=at)


def _note_the_same(erasing: Erasing, act: ErasureAct) -> None:
    """An act for each number of this human: an older copy of the base may not know yet that they are one."""
    ErasureAct.objects.bulk_create(
        [
            ErasureAct(person=one, ground=act.ground, erased_at=act.erased_at, erased_by=act.erased_by)
            for one in erasing.people
            if one.pk != act.person_id
        ]
    )


def _facts(erasing: Erasing, near: list[Customer], act: ErasureAct) -> list[Fact]:
    """On every time line the person stood on; what of them was destroyed says the act."""
    after = {"act": act.pk}
    about = {customer.pk: customer for customer in (*erasing.customers, *near)}.values()
    facts = [fact_of(customer, "person.erased", erasing.person, after=after) for customer in about]
    return facts or [Fact("person.erased", "person", erasing.person.pk, after=after)]


def _noted(act: ErasureAct) -> dict[str, object]:
    return {
        "person": act.person_id,
        "created_at": act.person.created_at.isoformat(),
        "ground": act.ground,
        "erased_at": act.erased_at.isoformat(),
    }
