"""A role: how far a person reads and writes each kind of record, and their named rights."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.staff.scopes import Scope


class Role(models.Model):
    """What the people who hold it may see and do.

    `reading` and `writing` map a kind of record ("customer") to a `Scope`; a kind that is missing
    may not be seen at all. `rights` lists keys of `matvey.staff.rights`.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    key = models.SlugField(_("key"), max_length=40, blank=True, help_text=_("Which ready role it came from."))
    description = models.CharField(_("description"), max_length=300, blank=True)
    reading = models.JSONField(_("reads"), blank=True, default=dict)
    writing = models.JSONField(_("writes"), blank=True, default=dict)
    rights = models.JSONField(_("rights"), blank=True, default=list)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def reads(self, kind: str) -> Scope:
        return Scope(self.reading.get(kind, Scope.NONE))

    def writes(self, kind: str) -> Scope:
        return Scope(self.writing.get(kind, Scope.NONE))
