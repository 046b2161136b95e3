"""Forms that open in the dialog, or on a page of their own where there is no script: one form, one action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.records.views.asked import go_to, is_partial
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest

SAVE = _("Save")


@dataclass(frozen=True)
class Dialog:
    """`leave` is where the reader is afterwards; `template` adds what the form alone does not say."""

    heading: str | Promise
    leave: str
    submit: str | Promise = SAVE
    template: str = "administration/dialog.html"
    danger: bool = False
    more: dict[str, Any] | None = None


def answer(
    request: StaffRequest, form: forms.Form, dialog: Dialog, do: Callable[[dict[str, Any]], str | None]
) -> HttpResponse:
    """Shows the form, or does it and leaves: to the address `do` returns, else where the dialog says.

    What the action refuses stands at its field with 422.
    """
    if request.method == "POST" and form.is_valid():
        try:
            target = do(form.cleaned_data)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return go_to(request, target or dialog.leave)
    template = dialog.template + ("#dialog" if is_partial(request) else "")
    context = {"form": form, "dialog": dialog, **(dialog.more or {})}
    return render(request, template, context, status=422 if form.errors else 200)
