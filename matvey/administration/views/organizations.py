"""What is done to an organization from its card: accounts, taxes, closing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.administration import actions
from matvey.administration.forms.organizations import BankAccountForm, TaxRegimeForm
from matvey.administration.views.dialogs import Dialog, answer
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest
from matvey.staff.models import BankAccount, Organization, TaxRegime
from matvey.staff.rights import ADMINISTER


@require_http_methods(["GET", "POST"])
def account_create(request: StaffRequest, pk: int) -> HttpResponse:
    organization = _organization(request, pk)

    def add(data: Any) -> None:
        actions.add_bank_account(organization, data, by=request.actor, at=request.at)

    dialog = Dialog(_("New bank account"), _card(organization))
    return answer(request, BankAccountForm(request.POST or None), dialog, add)


@require_http_methods(["GET", "POST"])
def account_update(request: StaffRequest, pk: int) -> HttpResponse:
    account = _account(request, pk)

    def change(data: Any) -> None:
        actions.change_bank_account(account, data, by=request.actor, at=request.at)

    initial = {name: getattr(account, name) for name in BankAccountForm.base_fields}
    form = BankAccountForm(request.POST or None, initial=initial)
    return answer(request, form, Dialog(str(account), _card(account.organization)), change)


@require_POST
def account_closing(request: StaffRequest, pk: int) -> HttpResponse:
    account = _account(request, pk)
    actions.close_bank_account(account, by=request.actor, at=request.at)
    return go_to(request, _card(account.organization))


@require_http_methods(["GET", "POST"])
def regime_create(request: StaffRequest, pk: int) -> HttpResponse:
    organization = _organization(request, pk)

    def set_regime(data: Any) -> None:
        kind, since_on = data["kind"], data["since_on"]
        actions.set_tax_regime(organization, kind, since_on, by=request.actor, at=request.at)

    dialog = Dialog(_("Tax regime"), _card(organization))
    return answer(request, TaxRegimeForm(request.POST or None), dialog, set_regime)


@require_POST
def regime_removal(request: StaffRequest, pk: int) -> HttpResponse:
    request.access.demand(ADMINISTER)
    regime = get_object_or_404(TaxRegime.objects.select_related("organization"), pk=pk)
    actions.remove_tax_regime(regime, by=request.actor, at=request.at)
    return go_to(request, _card(regime.organization))


@require_http_methods(["GET", "POST"])
def organization_closing(request: StaffRequest, pk: int) -> HttpResponse:
    organization = _organization(request, pk)

    def close(data: Any) -> None:
        actions.close_organization(organization, by=request.actor, at=request.at)

    more = {"intro": "administration/organizations/closing.html"}
    heading = _("Close “%(name)s”?") % {"name": organization}
    dialog = Dialog(heading, _card(organization), _("Close"), danger=True, more=more)
    return answer(request, _empty(request), dialog, close)


@require_http_methods(["GET", "POST"])
def organization_reopening(request: StaffRequest, pk: int) -> HttpResponse:
    organization = _organization(request, pk)

    def reopen(data: Any) -> None:
        actions.reopen_organization(organization, by=request.actor, at=request.at)

    dialog = Dialog(
        _("Open “%(name)s” again?") % {"name": organization}, _card(organization), _("Open again")
    )
    return answer(request, _empty(request), dialog, reopen)


def _organization(request: StaffRequest, pk: int) -> Organization:
    request.access.demand(ADMINISTER)
    return get_object_or_404(Organization, pk=pk)


def _account(request: StaffRequest, pk: int) -> BankAccount:
    request.access.demand(ADMINISTER)
    return get_object_or_404(BankAccount.objects.select_related("organization"), pk=pk)


def _card(organization: Organization) -> str:
    return reverse("organization-card", args=[organization.pk])


def _empty(request: StaffRequest) -> forms.Form:
    return forms.Form(request.POST if request.method == "POST" else None)
