"""A small form in the dialog, for what hangs on a record: opened by GET, saved by POST to the same address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from matvey.records.screens import Text
from matvey.records.views.asked import go_to, is_partial
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest

CHANGED = {"HX-Trigger": "record-changed"}


def answer_form(
    request: StaffRequest,
    form: forms.Form,
    title: Text,
    save: Callable[[dict[str, Any]], object],
    leave: str,
) -> HttpResponse:
    """Shows the form, or saves it and lets the card behind draw itself again.

    `save` gets the cleaned data; a `ValidationError` of its action comes back in the form with 422.
    `leave` is where a plain form, without a dialog, goes to afterwards.
    """
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return done(request, leave)
    template = "records/form.html" + ("#dialog" if is_partial(request) else "")
    context = {"form": form, "heading": title, "leave": leave}
    return render(request, template, context, status=422 if form.errors else 200)


def done(request: StaffRequest, leave: str) -> HttpResponse:
    """Something on the card has changed: it draws itself again, or the plain form goes back to it."""
    if request.htmx:
        return HttpResponse(status=204, headers=CHANGED)
    return go_to(request, leave)
