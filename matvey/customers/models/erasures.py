"""Acts of destruction of personal data (152-FZ, art. 21)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matvey.customers.models.persons import Person
from matvey.staff.models import Employee


class ErasureAct(models.Model):
    """The personal data of a person were destroyed: what, when, by whom, on what ground.

    `extract` is the log the act is confirmed by (order of Roskomnadzor No. 179 of 28.10.2022): how many
    values of which kinds, without the values. `remembered_at` says when it was noted outside the base,
    so that it can be done again after a restore.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="erasure_acts")
    ground = models.CharField(_("ground"), max_length=500)
    erased_at = models.DateTimeField(_("erased"))
    erased_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    extract = models.JSONField(_("extract of the log"), default=dict)
    remembered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("act of destruction of personal data")
        verbose_name_plural = _("acts of destruction of personal data")
        ordering = ["-erased_at", "-id"]

    def __str__(self) -> str:
        return gettext("Act № %(number)d") % {"number": self.pk}
