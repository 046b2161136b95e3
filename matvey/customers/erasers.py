"""What the customer base, the journal and the generic records keep of a person, and how it is blanked."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from matvey.core.folding import sort_key
from matvey.customers.erasure import Eraser, Erasing, add
from matvey.customers.models import (
    AccessRequest,
    Consent,
    Contact,
    ContactPoint,
    Counterparty,
    CounterpartyAccount,
    Customer,
    LifeEvent,
    LossDeclaration,
    Merge,
    MergeValue,
    Note,
    Person,
    Relative,
)
from matvey.journal.models import Event, EventDetail
from matvey.records.actions.exports import forget_exports
from matvey.records.actions.files import forget_files
from matvey.records.models import Attachment, Comment, CustomValue

ERASED = "—"
MERGING = ("customer.merged", "customer.unmerged")  # these name who was merged, on the time line of the other


def _person(erasing: Erasing) -> int:
    blank = {"surname": "", "given_name": "", "patronymic": "", "name_key": "", "sex": "", "note": ""}
    born = {"birth_day": None, "birth_month": None, "birth_year": None, "birth_key": None}
    return Person.objects.filter(pk__in=[one.pk for one in erasing.people]).update(
        **blank, **born, deceased_on=None, erased_at=erasing.at
    )


def _customers(erasing: Erasing) -> int:
    for customer in erasing.customers:
        name = f"№ {customer.pk}"
        Customer.objects.filter(pk=customer.pk).update(
            name=name,
            name_key=sort_key(name),
            namesake_key=None,
            city="",
            site="",
            about="",
            main_phone="",
            main_email="",
        )
    return len(erasing.customers)


def _points(erasing: Erasing) -> int:
    points = ContactPoint.objects.filter(Q(person__in=erasing.people) | Q(customer__in=erasing.customers))
    return points.update(
        typed=ERASED, normal="", extension="", stale_reason="", confirmed_on=None, removed_at=erasing.at
    )


def _contacts(erasing: Erasing) -> int:
    return Contact.objects.filter(person__in=erasing.people).update(note="", position="")


def _family(erasing: Erasing) -> int:
    named = Relative.objects.filter(person__in=erasing.people).update(
        name=ERASED, note="", birth_day=None, birth_month=None, birth_year=None, birth_key=None
    )
    own, _per_model = Relative.objects.filter(of__in=erasing.people).delete()
    events, _per_model = LifeEvent.objects.filter(person__in=erasing.people).delete()
    return named + own + events


def _consents(erasing: Erasing) -> int:
    """That they consented, and withdrew it, stays; the proof names them."""
    consents = Consent.objects.filter(Q(person__in=erasing.people) | Q(customer__in=erasing.customers))
    proofs = consents.exclude(proof_file=None).values("proof_file")
    forget_files(Attachment.objects.filter(pk__in=proofs), at=erasing.at)
    return consents.update(proof="", proof_file=None, withdrawal_note="")


def _counterparties(erasing: Erasing) -> int:
    parties = Counterparty.objects.filter(customer__in=erasing.customers)
    numbers = {f"{prefix}{name}": "" for prefix in ("", "typed_") for name in ("inn", "kpp", "ogrn")}
    CounterpartyAccount.objects.filter(counterparty__in=parties).delete()
    return parties.update(name=ERASED, name_key="", full_name="", legal_address="", director="", **numbers)


def _texts(erasing: Erasing) -> int:
    """What colleagues wrote about this person, and about a customer who they are."""
    ids = [customer.pk for customer in erasing.customers]
    return (
        Note.objects.filter(customer__in=ids).update(text=ERASED)
        + LossDeclaration.objects.filter(customer__in=ids).update(reason=ERASED)
        + AccessRequest.objects.filter(customer__in=ids).update(reason="", answer_note="")
        + Comment.objects.filter(_about(erasing)).update(text=ERASED)
        + CustomValue.objects.filter(field__kind="customer", object_id__in=ids).delete()[0]
    )


def _files(erasing: Erasing) -> int:
    return forget_files(Attachment.objects.filter(_about(erasing)), at=erasing.at)


def _exports(erasing: Erasing) -> int:
    """Nobody knows who stands in a file, and each can be written again without this person."""
    return forget_exports()


def _about(erasing: Erasing) -> Q:
    """What hangs on the person, or on a customer who is this person."""
    ids = [customer.pk for customer in erasing.customers]
    return Q(kind="customer", object_id__in=ids) | Q(
        kind="person", object_id__in=[one.pk for one in erasing.people]
    )


def _events(erasing: Erasing) -> int:
    """What happened, when and by whom stays; the values of it go."""
    wanted = Q(customer_id__in=[customer.pk for customer in erasing.customers])
    wanted |= Q(verb__in=MERGING, customer_id__in=_merges(erasing).values("survivor"))
    for kind, ids in erasing.subjects.items():
        wanted |= Q(subject_kind=kind, subject_id__in=ids)
    details = EventDetail.objects.filter(event__in=Event.objects.filter(wanted), erased_at=None)
    return details.update(before={}, after={}, text="", erased_at=erasing.at)


def _merged_values(erasing: Erasing) -> int:
    """What fields were before merges with or around this person; separating them sets nothing back."""
    wanted = Q(merge__in=_merges(erasing)) | Q(merge__survivor__in=erasing.customers)
    for kind in ("person", "contact", "contactpoint", "relative"):
        wanted |= Q(model=f"customers.{kind}", row_id__in=erasing.subjects[kind])
    return MergeValue.objects.filter(wanted, erased_at=None).update(before={}, after={}, erased_at=erasing.at)


def _merges(erasing: Erasing) -> QuerySet[Merge]:
    return Merge.objects.filter(parts__customer__in=erasing.customers)


add(
    Eraser("merges", gettext_noop("values before merges"), _merged_values),
    Eraser("events", gettext_noop("values in the journal"), _events),
    Eraser("texts", gettext_noop("notes, comments and custom fields"), _texts),
    Eraser("files", gettext_noop("files"), _files),
    Eraser("exports", gettext_noop("files of exports"), _exports),
    Eraser("counterparties", gettext_noop("requisites"), _counterparties),
    Eraser("consents", gettext_noop("proofs of consents"), _consents),
    Eraser("family", gettext_noop("relatives and family events"), _family),
    Eraser("contacts", gettext_noop("positions"), _contacts),
    Eraser("points", gettext_noop("contact points"), _points),
    Eraser("customers", gettext_noop("customers"), _customers),
    Eraser("person", gettext_noop("people"), _person),
)
