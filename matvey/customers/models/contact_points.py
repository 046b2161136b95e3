"""Phones, e-mails and other ways to reach a customer or a person."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.contact_values import problem_of
from matvey.customers.models.customers import Customer
from matvey.customers.models.persons import Person
from matvey.customers.models.removable import Removable, RemovableQuerySet


class ContactPointQuerySet(RemovableQuerySet["ContactPoint"]):
    def usable(self) -> Self:
        """Those that are what they should be and have not been marked stale."""
        return self.kept().exclude(normal="").filter(stale_at=None)


class ContactPoint(Removable):
    """One way to reach somebody, kept as typed and normalised (E.164, lower case; empty if it is none such).

    A person customer's point names the customer and the person; a contact person's only the person.
    """

    class Medium(models.TextChoices):
        PHONE = "phone", _("phone")
        EMAIL = "email", _("e-mail")
        MESSENGER = "messenger", _("messenger")
        ADDRESS = "address", _("address")
        SITE = "site", _("web site")

    class Label(models.TextChoices):
        NONE = "", _("not said")
        MOBILE = "mobile", _("mobile")
        WORK = "work", _("work")
        HOME = "home", _("home")

    customer = models.ForeignKey(
        Customer, models.CASCADE, null=True, blank=True, related_name="contact_points"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="contact_points")
    medium = models.CharField(_("kind"), max_length=10, choices=Medium)
    typed = models.CharField(_("as typed"), max_length=400)
    normal = models.CharField(max_length=254, blank=True)
    extension = models.CharField(_("extension"), max_length=12, blank=True)
    label = models.CharField(_("which one"), max_length=10, choices=Label, blank=True)
    is_main = models.BooleanField(_("main"), default=False)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    stale_at = models.DateTimeField(_("stale since"), null=True, blank=True)
    stale_reason = models.CharField(_("why it is stale"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"))

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        ordering = ["-is_main", "id"]
        # Whole: SQLite does not see that a value asked for is never the empty one, and would not use a part.
        indexes = [models.Index(fields=["normal"], name="contact_point_by_value")]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer__isnull=False) | Q(person__isnull=False), name="point_reaches_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.typed

    @property
    def shown(self) -> str:
        """The normalised value, or what was typed where it is none."""
        return self.normal if self.normal and self.medium in ("phone", "email") else self.typed

    @property
    def problem(self) -> str:
        """What is wrong with it, for the reader; empty where nothing is."""
        return "" if self.normal else problem_of(self.medium, self.typed)
