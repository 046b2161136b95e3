"""Consents to keeping personal data and to advertising, and refusals to be called."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.models.contact_points import ContactPoint
from matvey.customers.models.customers import Customer
from matvey.customers.models.persons import Person
from matvey.staff.models import Employee


class Basis(models.TextChoices):
    """What is consented to: personal data (152-FZ), or advertising by a channel (38-FZ, art. 18)."""

    PERSONAL_DATA = "personal_data", _("personal data")
    EMAIL = "email", _("advertising by e-mail")
    MESSAGE = "message", _("advertising by SMS and messengers")
    CALL = "call", _("advertising by telephone")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(given_at__lte=at).filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=at))

    def concerning(self, customer: Customer) -> Self:
        """Given for the customer or for the person it is."""
        about = Q(customer=customer)
        return self.filter(about | Q(person=customer.person_id) if customer.person_id else about)


class Consent(models.Model):
    """A person or customer consented to one thing in [given_at, withdrawn_at).

    Without a contact point it holds for all of theirs. `proof` tells how it can be shown that it was given;
    `proof_file` is the number of a kept file.
    """

    class Obtained(models.TextChoices):
        WEBSITE = "website", _("on the web site")
        PAPER = "paper", _("on paper")
        CALL = "call", _("in a recorded call")
        LETTER = "letter", _("by letter")
        IMPORT = "import", _("came with an import")

    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="consents")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="consents")
    contact_point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="consents")
    basis = models.CharField(_("to what"), max_length=15, choices=Basis)
    text_version = models.CharField(_("version of the text"), max_length=60)
    obtained = models.CharField(_("how it was obtained"), max_length=10, choices=Obtained)
    proof = models.CharField(_("proof"), max_length=500, blank=True)
    proof_file = models.BigIntegerField(null=True, blank=True)
    given_at = models.DateTimeField(_("given"))
    entered_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    withdrawal_note = models.CharField(_("how it was withdrawn"), max_length=500, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer__isnull=False) | Q(person__isnull=False), name="consent_is_somebodys"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_basis_display())


class CallRefusal(models.Model):
    """A customer, or one person there, asked not to be called, in [asked_at, withdrawn_at); one open at a time."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="call_refusals")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="call_refusals")
    asked_at = models.DateTimeField(_("asked"))
    entered_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(_("may be called again"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("refusal of calls")
        verbose_name_plural = _("refusals of calls")
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "person"],
                condition=Q(withdrawn_at=None, person__isnull=False),
                name="person_refused_calls_once",
            ),
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(withdrawn_at=None, person=None),
                name="customer_refused_calls_once",
            ),
        ]

    def __str__(self) -> str:
        return self.note
