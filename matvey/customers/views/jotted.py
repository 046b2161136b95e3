"""Takes apart what was pasted into the form of a new customer; nothing is saved."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from matvey.customers import jotted
from matvey.staff.http import StaffRequest
from matvey.staff.scopes import Scope


@require_POST
def jotting(request: StaffRequest) -> HttpResponse:
    """The values for the form's fields, by their names."""
    if request.access.writes("customer") is Scope.NONE:
        raise PermissionDenied
    return JsonResponse(jotted.read(request.POST.get("jotted", "")))
