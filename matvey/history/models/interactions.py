"""Interactions: calls, meetings, letters and whatever else passed between a customer and us."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.models import Customer, Person
from matvey.staff.access import Access
from matvey.staff.models import Employee


class InteractionQuerySet(models.QuerySet["Interaction"]):
    def visible_to(self, access: Access) -> Self:
        """Whoever may see the customer may see what was."""
        return self.filter(customer__in=Customer.objects.visible_to(access))

    def from_import(self, number: int) -> Self:
        """Those an import has brought, of which an undo takes care."""
        return self.filter(imported_in=number)


class Interaction(models.Model):
    """One call, meeting, letter, visit or message.

    An attempt is not a contact, and what is planned has not been yet. `origin` names the thing in the
    program it came from, so that it comes in once for each customer; what was written here has none.
    `contact_before` is what the customer's last contact was until then, for an undo.
    """

    class Kind(models.TextChoices):
        CALL = "call", _("call")
        LETTER = "letter", _("letter")
        MEETING = "meeting", _("meeting")
        VISIT = "visit", _("visit")
        MESSAGE = "message", _("message")
        NOTE = "note", pgettext_lazy("kind of interaction", "note")

    class State(models.TextChoices):
        TOOK_PLACE = "took_place", _("took place")
        ATTEMPT = "attempt", _("an attempt")
        PLANNED = "planned", _("planned")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.TOOK_PLACE)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="interactions")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    employee = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="+")
    happened_at = models.DateTimeField(_("when"))
    subject = models.CharField(pgettext_lazy("of a meeting", "subject"), max_length=250, blank=True)
    text = models.TextField(_("text"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    imported_in = models.BigIntegerField(_("import"), null=True, blank=True)
    contact_before = models.DateTimeField(null=True, editable=False)
    recorded_at = models.DateTimeField(_("recorded"))

    objects = InteractionQuerySet.as_manager()

    class Meta:
        verbose_name = _("interaction")
        verbose_name_plural = _("interactions")
        ordering = ["-happened_at", "-id"]
        # Not unique: customers who met the same day may become one. The action that records holds the customer.
        indexes = [
            models.Index(
                fields=["customer", "origin"], condition=~Q(origin=""), name="interaction_by_origin"
            ),
            models.Index(fields=["customer", "-happened_at", "-id"], name="interactions_of_customer"),
            models.Index(
                fields=["imported_in"], condition=Q(imported_in__isnull=False), name="interactions_of_import"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.get_kind_display()
