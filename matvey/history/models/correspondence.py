"""Correspondence: how many letters went between a customer and us, and when, as a mailbox told it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer, Person
from matvey.staff.access import Access


class CorrespondenceQuerySet(models.QuerySet["Correspondence"]):
    def visible_to(self, access: Access) -> Self:
        """Whoever may see the customer may see that there were letters."""
        return self.filter(customer__in=Customer.objects.visible_to(access))

    def from_import(self, number: int) -> Self:
        return self.filter(imported_in=number)


class Correspondence(models.Model):
    """The letters from and to one address of a customer, counted once each, whichever files they stood in.

    `seen` holds a short fingerprint of each letter, the oldest first, at most as many as are worth keeping;
    `imported_in` is the import that brought the first of them.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="correspondence")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(_("e-mail"), max_length=254)
    letters_in = models.PositiveIntegerField(_("letters from the customer"), default=0)
    letters_out = models.PositiveIntegerField(_("letters to the customer"), default=0)
    first_at = models.DateTimeField(_("first letter"), null=True)
    last_at = models.DateTimeField(_("last letter"), null=True)
    seen = models.JSONField(default=list)
    imported_in = models.BigIntegerField(_("import"), null=True, blank=True)
    contact_before = models.DateTimeField(null=True, editable=False)

    objects = CorrespondenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("correspondence")
        verbose_name_plural = _("correspondence")
        # Not unique: customers with one address may become one. The action that records holds the customer.
        indexes = [
            models.Index(fields=["customer", "address"], name="correspondence_by_address"),
            models.Index(
                fields=["imported_in"],
                condition=models.Q(imported_in__isnull=False),
                name="correspondence_of_import",
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def letters(self) -> int:
        return self.letters_in + self.letters_out

    @property
    def is_two_way(self) -> bool:
        """Both have written: only that is a contact."""
        return bool(self.letters_in and self.letters_out)
