"""What was known of a customer's purchases before sales of theirs were kept in the program."""

from __future__ import annotations

from django.db import models

from matvey.customers.models.customers import Customer


class EarlierPurchases(models.Model):
    """The dates that were imported or typed; there is a row as soon as the customer's own dates follow sales.

    When the last sale is reversed, the customer's dates are these again and the row goes.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="earlier_purchases")
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    interval_days = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.first_on} – {self.last_on}"
