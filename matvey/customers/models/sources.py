"""Where a customer heard of us."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

READY_SOURCES = {
    "not_asked": _("Not asked"),
    "recommendation": _("Recommendation"),
    "website": _("Web site"),
    "search": _("Search engine"),
    "advertising": _("Advertising"),
    "exhibition": _("Exhibition"),
    "call": _("Incoming call"),
    "walk_in": _("Walked in"),
    "social": _("Social networks"),
}
NOT_ASKED = "not_asked"


class Source(models.Model):
    """One of the company's sources. A ready one has a key, and a name only when it was renamed.

    "Not asked" is an answer; a customer without a source is one whose card was never filled in.
    """

    key = models.SlugField(_("key"), max_length=40, blank=True)
    name = models.CharField(pgettext_lazy("customers", "name"), max_length=120, blank=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="one_source_a_key"),
            models.CheckConstraint(condition=~models.Q(key="", name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name or str(READY_SOURCES.get(self.key, self.key))
