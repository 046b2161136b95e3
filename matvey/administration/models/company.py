"""The company that runs this program, and what it has chosen for everybody."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

ONLY_ROW = 1


class CompanyQuerySet(models.QuerySet["Company"]):
    def current(self) -> Company:
        """The one row; one with the defaults, not saved, while nothing has been chosen."""
        return self.filter(pk=ONLY_ROW).first() or Company(pk=ONLY_ROW)

    def locked(self) -> Company:
        """The one row under a lock, which makes everything that must not be done twice at once wait.

        Held by who starts the company, and by whatever could leave it without an administrator.
        """
        self.bulk_create([Company(pk=ONLY_ROW)], ignore_conflicts=True)
        return self.select_for_update().get(pk=ONLY_ROW)


class Company(models.Model):
    """Settings that hold for the whole company. There is never more than one row."""

    name = models.CharField(_("company name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="ru")
    consent_text = models.TextField(
        _("consent text"),
        blank=True,
        help_text=_("What a person agrees to when they let us keep their data; new consents carry it."),
    )

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("company")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=ONLY_ROW), name="there_is_one_company"),
        ]

    def __str__(self) -> str:
        return self.name
