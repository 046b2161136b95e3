"""How a person likes to see a list: saved views and chosen columns."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.staff.access import Access
from matvey.staff.models import Employee


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, access: Access) -> Self:
        return self.filter(Q(owner=access.employee_id) | Q(shared=True))

    def of_screen(self, name: str) -> Self:
        return self.filter(screen=name).order_by("position", "id")


class SavedView(models.Model):
    """Filters, order and columns of a list under a name; shared ones are seen by everybody."""

    screen = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    owner = models.ForeignKey(Employee, models.CASCADE, related_name="saved_views")
    shared = models.BooleanField(_("for everybody"), default=False)
    query = models.CharField(max_length=2000, blank=True)
    columns = models.JSONField(default=list)
    position = models.IntegerField(default=0)
    created_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("view")
        verbose_name_plural = _("views")
        constraints = [
            models.UniqueConstraint(fields=["screen", "owner", "name"], name="one_view_of_a_name"),
        ]
        indexes = [models.Index(fields=["screen", "shared"], name="views_of_screen")]

    def __str__(self) -> str:
        return self.name


class ListLayout(models.Model):
    """The columns one person has chosen for one list, in their order."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="list_layouts")
    screen = models.CharField(max_length=40)
    columns = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "screen"], name="one_layout_a_screen"),
        ]

    def __str__(self) -> str:
        return self.screen
