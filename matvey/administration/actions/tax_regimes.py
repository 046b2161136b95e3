"""Since when an organization of ours is taxed how."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from matvey.administration.actions.changes import kind_of
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.readable import readable
from matvey.staff.access import Actor
from matvey.staff.models import Organization, TaxRegime
from matvey.staff.rights import ADMINISTER


@transaction.atomic
def set_tax_regime(
    organization: Organization, kind: str, since_on: date, *, by: Actor, at: datetime
) -> TaxRegime:
    """The regime from that day until the next one begins; a second one of the same day corrects the first."""
    by.access.demand(ADMINISTER)
    row = TaxRegime.objects.select_for_update().filter(organization=organization, since_on=since_on).first()
    before = _words(row) if row else {}
    row = row or TaxRegime(organization=organization, since_on=since_on)
    row.kind = kind
    row.full_clean()
    row.save()
    fact = Fact(
        "organization.tax_regime_set",
        kind_of(organization),
        organization.pk,
        before=before,
        after=_words(row),
    )
    record(fact, by=by, at=at)
    return row


@transaction.atomic
def remove_tax_regime(row: TaxRegime, *, by: Actor, at: datetime) -> None:
    """For one entered by mistake: the regime before it goes on."""
    by.access.demand(ADMINISTER)
    fact = Fact(
        "organization.tax_regime_removed", kind_of(row.organization), row.organization_id, before=_words(row)
    )
    row.delete()
    record(fact, by=by, at=at)


def _words(row: TaxRegime) -> dict[str, object]:
    return {"kind": readable(row, "kind"), "since_on": readable(row, "since_on")}
