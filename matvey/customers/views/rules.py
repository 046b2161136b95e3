"""The pages on which a company says what its statuses and complete cards are."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.core.toasts import leave
from matvey.customers.actions.rules import set_completeness, set_status_terms
from matvey.customers.completeness import CompletenessRules
from matvey.customers.forms.rules import CompletenessForm, StatusTermsForm
from matvey.customers.models import StatusRule
from matvey.customers.status_terms import Terms, TermsOfBranches
from matvey.customers.statuses import Status
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
    """What every card should have, and `?status=` what one of that status should have otherwise."""
    request.access.demand(ADMINISTER)
    asked = request.GET.get("status", "")
    status = asked if asked in Status else ""
    form = CompletenessForm(request.POST or None, status=status, rules=CompletenessRules.in_force())
    if request.method == "POST" and form.is_valid():
        set_completeness(form.weights(), by=request.actor, at=request.at, status=status)
        leave(request, _("Saved. Cards are measured by it from now on."))
        return go_to(request, request.get_full_path())
    context = {"form": form, "status": status, "statuses": Status, "nav": "settings"}
    template = "customers/completeness_rules.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _initial(terms: Terms) -> dict[str, int]:
    return {"new_days": terms.new_days, "active_days": terms.active_days, "intervals": terms.intervals}
