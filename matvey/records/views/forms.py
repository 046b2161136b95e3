"""Adding and changing a record through its form, in a dialog or on a page of its own, or in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from matvey.records.actions.records import Entered, add_record, change_record
from matvey.records.custom_fields import form_fields
from matvey.records.custom_values import values_of
from matvey.records.models import CustomField
from matvey.records.screens import Screen
from matvey.records.views.asked import address_of, go_to, is_partial, own_fields, visible_record
from matvey.staff.http import StaffRequest

VERSION = "version"


@require_http_methods(["GET", "POST"])
def record_create(request: StaffRequest, screen: Screen[Any]) -> HttpResponse:
    if screen.add is None or screen.form is None or not screen.may_add(request):
        raise PermissionDenied
    fields = own_fields(screen)
    form = _form(screen.form, request, fields, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            entered = Entered(screen.kind, form.cleaned_data, fields)
            record = add_record(screen.add, entered, by=request.actor, at=request.at)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return go_to(request, address_of(screen, "card", record.pk))
    return _form_page(request, screen, form)


@require_http_methods(["GET", "POST"])
def record_update(request: StaffRequest, screen: Screen[Any], pk: int) -> HttpResponse:
    record = _changeable(request, screen, pk)
    fields = own_fields(screen)
    form = _form(screen.form_to_change, request, fields, initial=initial_of(screen, record, fields))
    if request.method == "POST" and form.is_valid() and _changed(request, screen, record, form, fields):
        return go_to(request, address_of(screen, "card", record.pk))
    return _form_page(request, screen, form, record)


@require_http_methods(["GET", "POST"])
def record_field(request: StaffRequest, screen: Screen[Any], pk: int, name: str) -> HttpResponse:
    """One field edited where it stands on the card."""
    record = _changeable(request, screen, pk)
    fields = own_fields(screen)
    form = _form(screen.form_to_change, request, fields, initial=initial_of(screen, record, fields))
    keep_only(form, name)
    context = {"screen": screen, "record": record, "field": form[name], "form": form, "name": name}
    if request.method == "POST" and form.is_valid() and _changed(request, screen, record, form, fields):
        return HttpResponse(status=204, headers={"HX-Trigger": "record-changed"})
    status = 422 if form.errors else 200
    return render(request, "records/field.html", context, status=status)


def initial_of(screen: Screen[Any], record: Model, fields: Sequence[CustomField]) -> dict[str, object]:
    """What the form shows before anything is typed."""
    custom = values_of(fields, record) if fields else {}
    if screen.initial:
        return {**screen.initial(record), **custom}
    names = screen.form_to_change.base_fields if screen.form_to_change else {}
    return {name: getattr(record, name, None) for name in names} | custom


def keep_only(form: forms.Form, name: str) -> None:
    """Leave the one field that is edited in place; the version stays to notice others' changes."""
    if name not in form.fields:
        raise Http404
    for other in [key for key in form.fields if key not in (name, VERSION)]:
        del form.fields[other]


def refuse(form: forms.Form, refusal: ValidationError) -> None:
    """Put an action's refusal where it belongs in the form; nothing typed is lost."""
    if hasattr(refusal, "error_dict"):
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, ValidationError(errors))
    else:
        form.add_error(None, refusal)


def _changeable(request: StaffRequest, screen: Screen[Any], pk: int) -> Any:
    record = visible_record(request, screen, pk)
    if screen.change is None or not screen.may_change(request, record):
        raise PermissionDenied
    return record


def _changed(
    request: StaffRequest,
    screen: Screen[Any],
    record: Any,
    form: forms.Form,
    fields: Sequence[CustomField],
) -> bool:
    assert screen.change is not None
    entered = Entered(screen.kind, form.cleaned_data, fields)
    try:
        change_record(screen.change, record, entered, by=request.actor, at=request.at)
    except ValidationError as refusal:
        refuse(form, refusal)
        return False
    return True


def _form(
    form_class: type[forms.Form] | None, request: StaffRequest, fields: Sequence[CustomField], **given: Any
) -> forms.Form:
    """Forms that depend on who fills them take `request`; the others do not know of it."""
    if form_class is None:
        raise Http404
    if getattr(form_class, "asks_request", False):
        given["request"] = request
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*posted, **given)
    form.fields.update(form_fields(fields))
    return form


def _form_page(
    request: StaffRequest, screen: Screen[Any], form: forms.Form, record: Any = None
) -> HttpResponse:
    heading = str(record or screen.new or screen.one)
    context = {
        "screen": screen,
        "nav": screen.nav,
        "form": form,
        "heading": heading,
        "leave": _leave(screen, record),
    }
    template = "records/form.html" + ("#dialog" if is_partial(request) else "")
    return render(request, template, context, status=422 if form.errors else 200)


def _leave(screen: Screen[Any], record: Any) -> str:
    return address_of(screen, "card", record.pk) if record else address_of(screen, "list")
