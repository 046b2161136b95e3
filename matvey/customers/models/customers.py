"""Customers: the companies and people we deal with."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.core.fields import SortKeyField
from matvey.customers.models.customer_indexes import CUSTOMER_INDEXES
from matvey.customers.models.customer_rows import CustomerQuerySet
from matvey.customers.models.groups import CustomerGroup
from matvey.customers.models.persons import Person
from matvey.customers.models.sources import Source
from matvey.staff.models import Employee, Scoped

# Stands for "no contact yet", because a column that lists are ordered by must not be null.
NEVER = datetime(1900, 1, 1, tzinfo=UTC)


class Form(models.TextChoices):
    COMPANY = "company", _("company")
    PERSON = "person", _("person")


class Customer(Scoped):
    """A company or a person we deal with, in at least one role.

    `new_until_on`, `active_until_on` and `kept_until_on` are the last days of being new, active and not
    lost; they follow from the purchase dates and the rule of the branch (see `statuses.py`). `main_phone`
    and `main_email` repeat contact points for lists. `namesake_key` is the same for names that differ only in
    spelling (see `duplicates.keys`). `version` grows with every edit. `merged_into` is whom a merged one is
    part of now, never one that is merged itself; such a one is in the bin.
    """

    kind = "customer"

    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.COMPANY)
    name = models.CharField(pgettext_lazy("customers", "name"), max_length=250)
    name_key = SortKeyField()
    namesake_key = models.BigIntegerField(null=True, editable=False)
    is_customer = models.BooleanField(_("customer"), default=True)
    is_supplier = models.BooleanField(_("supplier"), default=False)
    is_partner = models.BooleanField(_("partner"), default=False)
    is_competitor = models.BooleanField(_("competitor"), default=False)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="customer", verbose_name=_("person")
    )
    region = models.CharField(_("region"), max_length=3, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    site = models.CharField(_("web site"), max_length=250, blank=True)
    about = models.TextField(pgettext_lazy("customer", "about"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    group = models.ForeignKey(
        CustomerGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="customers",
        verbose_name=_("group of companies"),
    )
    main_phone = models.CharField(_("phone"), max_length=60, blank=True)
    main_email = models.CharField(_("e-mail"), max_length=254, blank=True)
    first_purchase_on = models.DateField(_("first purchase"), null=True, blank=True)
    last_purchase_on = models.DateField(_("last purchase"), null=True, blank=True)
    purchase_interval_days = models.PositiveIntegerField(_("rhythm, days"), null=True, blank=True)
    new_until_on = models.DateField(null=True, editable=False)
    active_until_on = models.DateField(null=True, editable=False)
    kept_until_on = models.DateField(null=True, editable=False)
    last_contact_at = models.DateTimeField(_("last contact"), default=NEVER)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+", db_index=False)
    changed_at = models.DateTimeField(_("changed"))
    changed_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+", db_index=False)
    binned_at = models.DateTimeField(_("binned"), null=True, blank=True)
    binned_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+", db_index=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", editable=False, db_index=False
    )
    imported_in = models.BigIntegerField(_("import"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        ordering = ["name_key", "id"]
        indexes = CUSTOMER_INDEXES
        constraints = [
            models.CheckConstraint(
                condition=Q(is_customer=True)
                | Q(is_supplier=True)
                | Q(is_partner=True)
                | Q(is_competitor=True),
                name="customer_has_a_role",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="customer_has_a_name"),
            models.CheckConstraint(
                condition=Q(form="person", person__isnull=False) | Q(form="company", person=None),
                name="person_customer_is_a_person",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(binned_at__isnull=False), name="merged_customer_is_binned"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_person(self) -> bool:
        return self.form == Form.PERSON

    @property
    def contacted_at(self) -> datetime | None:
        """The last contact that took place, if there was one."""
        return None if self.last_contact_at == NEVER else self.last_contact_at

    @property
    def responsible_name(self) -> str:
        return str(self.responsible or "")

    @property
    def roles(self) -> list[str]:
        return [role for role in ROLES if getattr(self, f"is_{role}")]


ROLES = ("customer", "supplier", "partner", "competitor")
