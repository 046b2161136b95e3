"""Our own legal entities: checked requisites, regimes with dates, accounts that fit their bank."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.administration import actions
from matvey.journal.models import Event
from matvey.staff.models import Organization, TaxRegime

OOO: actions.OrganizationData = {
    "name": "ООО «Сбыт»",
    "inn": "7707083893",
    "kpp": "770501001",
    "ogrn": "1027700132195",
}


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


@pytest.fixture
def company(by: Any, now: datetime) -> Organization:
    return actions.add_organization(OOO, by=by, at=now)


def test_requisites_are_kept_as_digits(by: Any, now: datetime) -> None:
    row = actions.add_organization({**OOO, "inn": "ИНН 7707 083 893"}, by=by, at=now)
    assert row.inn == "7707083893"


def test_every_wrong_requisite_is_named(by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.add_organization({**OOO, "inn": "7707083894", "kpp": "77"}, by=by, at=now)
    assert set(refused.value.error_dict) == {"inn", "kpp"}
    assert Organization.objects.filter(name=OOO["name"]).count() == 0


def test_a_sole_proprietor_has_no_kpp(by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.add_organization({"name": "ИП Ким", "inn": "500100732259", "kpp": "770501001"}, by=by, at=now)
    assert set(refused.value.error_dict) == {"kpp"}


def test_a_change_is_in_the_journal_before_and_after(company: Organization, by: Any, now: datetime) -> None:
    actions.change_organization(company, {"director": "П. Ильин", "name": company.name}, by=by, at=now)
    detail = Event.objects.get(verb="organization.changed").detail
    assert (detail.before, detail.after) == ({"director": ""}, {"director": "П. Ильин"})


def test_a_change_that_changes_nothing_is_no_event(company: Organization, by: Any, now: datetime) -> None:
    actions.change_organization(company, {"inn": "7707083893"}, by=by, at=now)
    assert not Event.objects.filter(verb="organization.changed").exists()


def test_a_seller_adds_no_organization(people: Any, now: datetime) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_organization(OOO, by=people.by(people.owner), at=now)


def test_an_organization_with_open_branches_is_not_closed(by: Any, now: datetime) -> None:
    bakery = Organization.objects.get()
    with pytest.raises(ValidationError):
        actions.close_organization(bakery, by=by, at=now)
    bakery.refresh_from_db()
    assert bakery.closed_at is None


def test_a_second_regime_of_the_same_day_corrects_the_first(
    company: Organization, by: Any, now: datetime
) -> None:
    actions.set_tax_regime(company, "general", date(2026, 1, 1), by=by, at=now)
    actions.set_tax_regime(company, "patent", date(2026, 1, 1), by=by, at=now)
    assert [row.kind for row in TaxRegime.objects.all()] == ["patent"]
    assert (
        Event.objects.filter(verb="organization.tax_regime_set").latest("id").detail.before["kind"]
        == "общая (с НДС)"
    )


def test_an_unknown_regime_is_refused(company: Organization, by: Any, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.set_tax_regime(company, "flat", date(2026, 1, 1), by=by, at=now)


def test_an_account_must_fit_its_bank(company: Organization, by: Any, now: datetime) -> None:
    account: actions.BankAccountData = {"bank": "Сбербанк", "bik": "044525225"}
    with pytest.raises(ValidationError) as refused:
        actions.add_bank_account(company, {**account, "number": "40702810900000000001"}, by=by, at=now)
    assert set(refused.value.error_dict) == {"number"}
