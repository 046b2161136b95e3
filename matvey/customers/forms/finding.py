"""Another customer, found by whatever is remembered of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from matvey.core import search
from matvey.customers.models import Customer
from matvey.records.searching import scope_of
from matvey.staff.access import Access

MOST = 8


class OtherForm(forms.Form):
    """Where the words fit several customers, these are offered to choose from."""

    words = forms.CharField(
        label=_("With whom"), help_text=_("Name, phone, INN or e-mail"), max_length=200, required=False
    )
    other = forms.ChoiceField(label=_("Which one"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, access: Access, customer: Customer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.access, self.customer = access, customer
        chosen = str(self.data.get("other") or self.initial.get("other") or "")
        self._offer([int(chosen)] if chosen.isascii() and chosen.isdigit() else [])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("other"):
            data["other"] = self._found(data.get("words", ""))
        return data

    def _found(self, words: str) -> str:
        hits = search.find(words, scope=scope_of(self.access), kinds={"customer"}, limit=MOST)
        ids = [hit.object_id for hit in hits if hit.object_id != self.customer.pk]
        if not ids:
            raise ValidationError({"words": _("Nobody was found by these words.")})
        if len(ids) > 1:
            self._offer(ids)
            raise ValidationError({"other": _("Several fit: choose one.")})
        return str(ids[0])

    def _offer(self, ids: list[int]) -> None:
        rows = Customer.objects.visible_to(self.access).kept().in_bulk(ids)
        choices = [(str(pk), f"{rows[pk]}, {rows[pk].city}".rstrip(", ")) for pk in ids if pk in rows]
        self.fields["other"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            self.fields["other"].widget = forms.HiddenInput()
        else:
            self.fields["other"].widget = forms.RadioSelect(choices=choices)
