"""Links between customers, and what kind of tie each is."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.models.customers import Customer
from matvey.staff.models import Employee

READY_LINK_TYPES = {
    "same_owner": (_("same owner"), _("same owner")),
    "subsidiary": (_("parent company of"), _("subsidiary of")),
    "family": (_("family"), _("family")),
    "recommends": (_("recommends"), _("recommended by")),
    "partner": (_("partner of"), _("partner of")),
    "works_with": (_("works together with"), _("works together with")),
}


class LinkType(models.Model):
    """A kind of tie. `means_one_risk` says that the linked count as one when goods go out on credit.

    A ready one has a key, and names only when it was renamed. A symmetric tie reads alike from both ends.
    """

    key = models.SlugField(_("key"), max_length=40, blank=True)
    name = models.CharField(pgettext_lazy("customers", "name"), max_length=120, blank=True)
    reverse_name = models.CharField(_("name from the other end"), max_length=120, blank=True)
    symmetric = models.BooleanField(_("the same from both ends"), default=True)
    means_one_risk = models.BooleanField(_("one credit risk"), default=False)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    class Meta:
        verbose_name = _("kind of link")
        verbose_name_plural = _("kinds of links")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="one_link_type_a_key"),
            models.CheckConstraint(condition=~models.Q(key="", name=""), name="link_type_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name or str(READY_LINK_TYPES[self.key][0])

    @property
    def from_other_end(self) -> str:
        """How the tie reads from the second customer to the first."""
        if self.symmetric:
            return str(self)
        return self.reverse_name or str(READY_LINK_TYPES[self.key][1] if self.key else self.name)


class CustomerLink(models.Model):
    """`a` is tied to `b`; of a symmetric kind `a` is the one with the smaller id, so there is one row."""

    a = models.ForeignKey(Customer, models.PROTECT, related_name="links_from")
    b = models.ForeignKey(Customer, models.PROTECT, related_name="links_to")
    type = models.ForeignKey(LinkType, models.PROTECT, related_name="links")
    note = models.CharField(_("note"), max_length=300, blank=True)
    since_at = models.DateTimeField(_("since"))
    entered_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = pgettext_lazy("customers", "link")
        verbose_name_plural = pgettext_lazy("customers", "links")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["a", "b", "type"], name="linked_once"),
            models.CheckConstraint(condition=~models.Q(a=F("b")), name="no_link_to_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} – {self.b_id}"


class DismissedSuggestion(models.Model):
    """Somebody said that two customers are not tied, so it is not suggested again; `a` is the smaller id."""

    a = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    b = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    dismissed_at = models.DateTimeField()
    dismissed_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["a", "b"], name="dismissed_once")]

    def __str__(self) -> str:
        return f"{self.a_id} – {self.b_id}"
