"""The settings: what there is to set up, and what holds for the whole company."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from matvey.administration import actions
from matvey.administration.forms.company import CompanySettingsForm
from matvey.administration.models import Company
from matvey.administration.settings_pages import grouped
from matvey.core import toasts
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


@require_safe
def settings(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)
    context = {"nav": "settings", "groups": list(grouped())}
    return render(request, "administration/settings.html", context)


@require_http_methods(["GET", "POST"])
def company_settings(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)
    company = Company.objects.current()
    initial = {name: getattr(company, name) for name in CompanySettingsForm.base_fields}
    form = CompanySettingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_company(form.cleaned_data, by=request.actor, at=request.at)  # type: ignore[arg-type]
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            toasts.leave(request, _("Saved."))
            return redirect("company-settings")
    status = 422 if form.errors else 200
    return render(request, "administration/company.html", {"nav": "settings", "form": form}, status=status)
