"""Our own legal entities, and the branches and departments people work in."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Organization(models.Model):
    """A legal entity of ours; every document names one.

    The requisites are stored normalised (digits only) and have been checked when they were entered.
    """

    name = models.CharField(_("name"), max_length=200, unique=True)
    full_name = models.CharField(_("full name"), max_length=400, blank=True)
    inn = models.CharField(_("INN"), max_length=12, blank=True)
    kpp = models.CharField(_("KPP"), max_length=9, blank=True)
    ogrn = models.CharField(_("OGRN"), max_length=15, blank=True)
    legal_address = models.CharField(_("legal address"), max_length=400, blank=True)
    director = models.CharField(_("director"), max_length=200, blank=True)
    accountant = models.CharField(_("chief accountant"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    created_at = models.DateTimeField(pgettext_lazy("organization", "created"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class TaxRegime(models.Model):
    """How an organization is taxed since a date, until the next row begins."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("general (VAT)")
        SIMPLIFIED_INCOME = "simplified_income", _("simplified, income")
        SIMPLIFIED_PROFIT = "simplified_profit", _("simplified, income less costs")
        PATENT = "patent", _("patent")
        AGRICULTURAL = "agricultural", _("agricultural")
        AUTOMATED = "automated", _("automated simplified")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="tax_regimes")
    kind = models.CharField(_("regime"), max_length=20, choices=Kind)
    since_on = models.DateField(_("since"))

    class Meta:
        ordering = ["-since_on"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "since_on"], name="one_regime_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class BankAccount(models.Model):
    """An account of ours at a bank; the number fits the BIK's check key."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="bank_accounts")
    bank = models.CharField(_("bank"), max_length=200)
    bik = models.CharField(_("BIK"), max_length=9)
    number = models.CharField(_("account number"), max_length=20)
    correspondent = models.CharField(_("correspondent account"), max_length=20, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "bik", "number"], name="one_row_an_account"),
        ]

    def __str__(self) -> str:
        return f"{self.number}, {self.bank}"


class BranchQuerySet(models.QuerySet["Branch"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Branch(models.Model):
    """A place the company works from: a shop, an office, a bakery."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="branches", verbose_name=_("organization")
    )
    city = models.CharField(_("city"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=400, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/Moscow")
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = BranchQuerySet.as_manager()

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    """A department: a head, its people, and the departments below it."""

    name = models.CharField(_("name"), max_length=120)
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="departments", verbose_name=_("branch")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    head = models.ForeignKey(
        "staff.Employee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="headed_departments",
        verbose_name=_("head"),
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
