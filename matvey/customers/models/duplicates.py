"""Customers that may be one: the pairs that were found, and who has to be compared again."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.duplicates.reasons import in_words
from matvey.customers.models.customers import Customer
from matvey.staff.access import Access
from matvey.staff.models import Employee


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    def visible_to(self, access: Access) -> Self:
        """Only pairs of whom both may be seen, and neither lies in the bin."""
        seen = Customer.objects.visible_to(access).kept()
        return self.filter(Exists(seen.filter(pk=OuterRef("a"))), Exists(seen.filter(pk=OuterRef("b"))))

    def writable_by(self, access: Access) -> Self:
        """Only pairs of whom both may be changed."""
        held = Customer.objects.writable_by(access).kept()
        return self.filter(Exists(held.filter(pk=OuterRef("a"))), Exists(held.filter(pk=OuterRef("b"))))

    def undecided(self) -> Self:
        return self.filter(decided_at=None)

    def certain(self) -> Self:
        return self.filter(certainty=DuplicatePair.Certainty.CERTAIN)

    def of(self, customer: Customer) -> Self:
        return self.filter(Q(a=customer) | Q(b=customer))

    def surest_first(self) -> Self:
        """The order of the list; an index serves it."""
        return self.order_by("-bits", "-id")


class DuplicatePair(models.Model):
    """Two customers that may be one; `a` has the smaller number. `bits` is how much speaks for it, in tenths.

    Somebody who says that they are not decides it for good: the pair stays, and is not shown again.
    """

    class Certainty(models.TextChoices):
        CERTAIN = "certain", _("certain")
        LIKELY = "likely", _("likely")
        POSSIBLE = "possible", _("possible")

    a = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    b = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    bits = models.SmallIntegerField()
    certainty = models.CharField(max_length=10, choices=Certainty)
    reasons = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    found_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+", db_index=False)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of duplicates")
        verbose_name_plural = _("pairs of duplicates")
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="paired_once"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="pair_in_order"),
        ]
        indexes = [
            models.Index(fields=["-bits", "-id"], condition=Q(decided_at=None), name="pairs_by_certainty"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} = {self.b_id}"

    @property
    def reasons_in_words(self) -> list[str]:
        return in_words(self.reasons)

    @property
    def doubts_in_words(self) -> list[str]:
        return in_words(self.doubts)

    def other(self, customer: Customer) -> Customer:
        return self.b if self.a_id == customer.pk else self.a


class DuplicateCheck(models.Model):
    """A customer that has changed since it was compared with the others."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="+")
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.customer_id}"
