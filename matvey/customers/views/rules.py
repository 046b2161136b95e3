"""The pages on which a company says what its statuses and complete cards are."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.customers.actions.rules import set_completeness, set_status_terms
from matvey.customers.completeness import READY, CompletenessRules
from matvey.customers.forms.rules import CompletenessForm, StatusTermsForm
from matvey.customers.models import StatusRule
from matvey.customers.status_terms import Terms, TermsOfBranches
from matvey.records.views.asked import go_to
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


@require_http_methods(["GET", "POST"])
def status_terms(request: StaffRequest) -> HttpResponse:
    """The terms in force, and a form that sets those of one branch or of all others."""
    request.access.demand(ADMINISTER)
    form = StatusTermsForm(request.POST or None, initial=_initial(TermsOfBranches.in_force().general))
    if request.method == "POST" and form.is_valid():
        try:
            branch = form.cleaned_data["branch"]
            set_status_terms(form.terms(), by=request.actor, at=request.at, branch=branch)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return go_to(request, request.path)
    context = {
        "form": form,
        "rules": StatusRule.objects.select_related("branch").exclude(branch=None).order_by("branch__name"),
        "general": TermsOfBranches.in_force().general,
        "nav": "settings",
    }
    return render(request, "customers/status_terms.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def completeness_rules(request: StaffRequest) -> HttpResponse:
    """What every card should have; statuses may ask for more by the action."""
    request.access.demand(ADMINISTER)
    weights = CompletenessRules.in_force().weights.get("", READY)
    form = CompletenessForm(
        request.POST or None, initial={key: weights.get(key, 0) for key in CompletenessForm.half}
    )
    if request.method == "POST" and form.is_valid():
        set_completeness(form.weights(), by=request.actor, at=request.at)
        return go_to(request, request.path)
    context = {
        "form": form,
        "heading": _("Completeness of cards"),
        "leave": "/settings/",
        "nav": "settings",
    }
    return render(request, "records/form.html", context, status=422 if form.errors else 200)


def _initial(terms: Terms) -> dict[str, int]:
    return {"new_days": terms.new_days, "active_days": terms.active_days, "intervals": terms.intervals}
