"""Counterparties: who is party to documents."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.core.fields import SortKeyField
from matvey.core.requisites import parse_account
from matvey.customers.models.customers import Customer
from matvey.customers.requisite_values import REQUISITES, problems


class CounterpartyQuerySet(models.QuerySet["Counterparty"]):
    def kept(self) -> Self:
        return self.filter(binned_at=None)


class Counterparty(models.Model):
    """A legal person, sole trader, person or separate division of a customer; documents name it.

    `inn`, `kpp` and `ogrn` hold digits only and only what passed its check; what was typed stays in the
    `typed_…` columns, and `problems` says what is wrong with it. Two divisions share an INN and differ in KPP.
    """

    class Form(models.TextChoices):
        COMPANY = "company", _("company")
        SOLE_TRADER = "sole_trader", _("sole trader")
        PERSON = "person", _("private person")
        DIVISION = "division", _("separate division")
        FOREIGN = "foreign", _("foreign company")

    customer = models.ForeignKey(
        Customer, models.CASCADE, related_name="counterparties", verbose_name=_("customer")
    )
    form = models.CharField(_("form"), max_length=12, choices=Form, default=Form.COMPANY)
    name = models.CharField(pgettext_lazy("customers", "name"), max_length=250)
    name_key = SortKeyField()
    full_name = models.CharField(_("full name"), max_length=500, blank=True)
    inn = models.CharField(_("INN"), max_length=12, blank=True)
    kpp = models.CharField(_("KPP"), max_length=9, blank=True)
    ogrn = models.CharField(_("OGRN"), max_length=15, blank=True)
    typed_inn = models.CharField(max_length=60, blank=True)
    typed_kpp = models.CharField(max_length=60, blank=True)
    typed_ogrn = models.CharField(max_length=60, blank=True)
    legal_address = models.CharField(_("legal address"), max_length=400, blank=True)
    director = models.CharField(_("director"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"))
    binned_at = models.DateTimeField(_("binned"), null=True, blank=True)

    objects = CounterpartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("counterparty")
        verbose_name_plural = _("counterparties")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["inn"], name="counterparty_by_inn"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="counterparty_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def problems(self) -> dict[str, str]:
        """What is wrong with each requisite, in the reader's language."""
        unread = {name: getattr(self, f"typed_{name}") for name in REQUISITES if not getattr(self, name)}
        return problems(self.form, unread)

    @property
    def shown_inn(self) -> str:
        """The INN as it may be shown: the checked one, else what was typed."""
        return self.inn or self.typed_inn

    @property
    def shown_kpp(self) -> str:
        return self.kpp or self.typed_kpp

    @property
    def shown_ogrn(self) -> str:
        return self.ogrn or self.typed_ogrn


class CounterpartyAccount(models.Model):
    """A bank account of a counterparty, as typed; `problem` says whether number and BIK fit each other."""

    counterparty = models.ForeignKey(Counterparty, models.CASCADE, related_name="accounts")
    bank = models.CharField(_("bank"), max_length=200, blank=True)
    bik = models.CharField(_("BIK"), max_length=20)
    number = models.CharField(_("account number"), max_length=40)
    correspondent = models.CharField(_("correspondent account"), max_length=40, blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("bank account", "closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.number}, {self.bank}"

    @property
    def problem(self) -> str:
        """What is wrong with it, in the reader's language."""
        try:
            parse_account(self.number, self.bik)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""
