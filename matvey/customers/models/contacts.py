"""Contact persons: somebody's position at a customer."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.models.customers import Customer
from matvey.customers.models.persons import Person


class ContactQuerySet(models.QuerySet["Contact"]):
    def current(self, on: date) -> Self:
        """Those who still work there at that day."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=on))


class Contact(models.Model):
    """A person works at a customer in [since_on, until_on); they may be contacts of several."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contacts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    position = models.CharField(_("position"), max_length=200, blank=True)
    is_decision_maker = models.BooleanField(_("makes decisions"), default=False)
    is_main = models.BooleanField(_("main contact"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    since_on = models.DateField(_("since"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["-is_main", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "person"], condition=Q(until_on=None), name="one_contact_a_person"
            ),
            models.UniqueConstraint(
                fields=["customer"], condition=Q(is_main=True, until_on=None), name="one_main_contact"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(since_on=None) | Q(until_on__gte=F("since_on")),
                name="contact_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    def is_current(self, on: date) -> bool:
        return self.until_on is None or self.until_on > on

    @property
    def person_name(self) -> str:
        return str(self.person)
