"""Asking for access to a customer one may not see."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.models.customers import Customer
from matvey.staff.models import Employee


class LookUp(models.Model):
    """Somebody was told who has a customer outside their rights. So many a day are allowed."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="+")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["employee", "looked_at"], name="look_ups_of_a_day")]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.customer_id}"


class AccessRequest(models.Model):
    """`asker` asks for a customer; its responsible or a head hands it over or refuses. One open at a time."""

    class Answer(models.TextChoices):
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="access_requests")
    asker = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name=_("who asks"))
    asked = models.ForeignKey(
        Employee, models.PROTECT, null=True, related_name="+", verbose_name=_("who is asked")
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answer_note = models.CharField(_("note to the answer"), max_length=500, blank=True)
    answered_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        verbose_name = _("request for access")
        verbose_name_plural = _("requests for access")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "asker"], condition=Q(answered_at=None), name="asked_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reason
