"""The living style page: every component in every state, for people who build pages and for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from matvey.core.views.samples import CUSTOMERS

NOW = datetime(2025, 11, 23, 9, 0, tzinfo=UTC)
BRANCHES = [("1", "Пекарня на Лесной"), ("2", "Пекарня на Мира"), ("3", "Салон «Орех»"), ("4", "Склад")]
CHANNELS = [("phone", "Звонки"), ("email", "Письма"), ("sms", "СМС")]


class EveryField(forms.Form):
    """One field of each usual kind."""

    name = forms.CharField(label="Название", help_text="Как на вывеске, без формы собственности")
    email = forms.EmailField(label="Почта")
    phone = forms.CharField(label="Телефон", widget=forms.TextInput({"type": "tel"}), required=False)
    branch = forms.ChoiceField(label="Филиал", choices=[("", "—"), *BRANCHES], required=False)
    branches = forms.MultipleChoiceField(label="Где обслуживается", choices=BRANCHES, required=False)
    met_on = forms.DateField(label="Первая встреча", required=False)
    call_at = forms.DateTimeField(label="Когда позвонить", required=False)
    limit = forms.DecimalField(label="Лимит отсрочки", required=False)
    note = forms.CharField(label="Заметка", widget=forms.Textarea, required=False)
    contract = forms.FileField(label="Договор", required=False)
    is_key = forms.BooleanField(
        label="Ключевой клиент", help_text="Виден на «Моём дне» первым", required=False
    )
    channels = forms.MultipleChoiceField(
        label="Согласен получать", choices=CHANNELS, widget=forms.CheckboxSelectMultiple, required=False
    )
    price = forms.ChoiceField(
        label="Цены",
        choices=[("opt", "Оптовые"), ("shop", "Розничные")],
        widget=forms.RadioSelect,
        required=False,
    )


@login_required
def design(request: HttpRequest) -> HttpResponse:
    initial = {"branches": ["1", "3"], "met_on": NOW.date(), "call_at": NOW, "price": "opt", "is_key": True}
    wrong = EveryField({"name": "", "email": "anna@", "limit": "много", "channels": ["phone"]})
    context = {
        "form": EveryField(initial=initial, auto_id="ok_%s"),
        "wrong": wrong,
        "now": NOW,
        "nav": "design",
    }
    return render(request, "core/design/components.html", context)


@login_required
def sample_list(request: HttpRequest) -> HttpResponse:
    total = sum(customer.revenue for customer in CUSTOMERS)
    context = {"customers": CUSTOMERS, "total": total, "nav": "customers"}
    return render(request, "core/design/list.html", context)


@login_required
def sample_card(request: HttpRequest) -> HttpResponse:
    context = {
        "revenue": Decimal(4_820_000),
        "open_deals": Decimal(3_400_000),
        "debt": Decimal(186_000),
        "nav": "customers",
    }
    return render(request, "core/design/card.html", context)
