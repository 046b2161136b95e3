"""People: one record per human, whoever they are to us."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.core.fields import SortKeyField
from matvey.core.folding import sort_key
from matvey.core.person_names import PersonName
from matvey.customers.models.birthdays import Born
from matvey.customers.models.person_rows import PersonQuerySet
from matvey.customers.models.removable import Removable, RemovableQuerySet
from matvey.staff.models import Employee


class Person(Born):
    """A human: a customer, a contact person at several customers, a relative of somebody.

    Their birthday, contact points and consents are kept here once. `erased_at` says that the personal
    values were blanked; the row stays, since facts name it. `merged_into` is the same human under another
    number, since the customers that are these people, or know them, were merged.
    """

    class Sex(models.TextChoices):
        FEMALE = "f", _("female")
        MALE = "m", _("male")

    surname = models.CharField(_("surname"), max_length=80, blank=True)
    given_name = models.CharField(_("first name"), max_length=80, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    name_key = SortKeyField()
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    deceased_on = models.DateField(_("died"), null=True, blank=True)
    note = models.TextField(_("what to remember"), blank=True)
    created_at = models.DateTimeField(_("created"))
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", editable=False, db_index=False
    )

    objects = PersonQuerySet.as_manager()

    class Meta(Born.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name_key", "id"]
        indexes = [
            *Born.Meta.indexes,
            models.Index(fields=["name_key", "id"], name="person_by_name"),
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="person_by_merged_into",
            ),
        ]

    def __str__(self) -> str:
        return self.name.full or str(_("Erased person") if self.erased_at else _("Nameless"))

    @property
    def name(self) -> PersonName:
        return PersonName(self.surname, self.given_name, self.patronymic)

    def named(self, name: PersonName) -> None:
        """Take the name, and the key it sorts by."""
        self.surname, self.given_name, self.patronymic = name.surname, name.given, name.patronymic
        self.name_key = sort_key(name.full)


class Relative(Born, Removable):
    """Somebody in a person's family: a `Person` of their own, or only a name and a birthday."""

    class Relation(models.TextChoices):
        SPOUSE = "spouse", _("husband or wife")
        CHILD = "child", _("child")
        PARENT = "parent", _("parent")
        SIBLING = "sibling", _("brother or sister")
        GRANDCHILD = "grandchild", _("grandchild")
        OTHER = "other", _("relative")

    of = models.ForeignKey(Person, models.CASCADE, related_name="relatives", verbose_name=_("of whom"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="relative_of", verbose_name=_("person")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200, blank=True)
    relation = models.CharField(_("relation"), max_length=12, choices=Relation, default=Relation.OTHER)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = RemovableQuerySet["Relative"].as_manager()

    class Meta(Born.Meta):
        verbose_name = _("relative")
        verbose_name_plural = _("relatives")
        ordering = ["id"]
        constraints = [
            *Born.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(of=models.F("person")), name="nobody_is_their_own_relative"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LifeEvent(Removable):
    """Something in a person's life, so that nobody asks after a husband who has died."""

    class Tone(models.TextChoices):
        JOYFUL = "joyful", _("joyful")
        SAD = "sad", _("sad")
        OTHER = "other", _("neither")

    person = models.ForeignKey(Person, models.CASCADE, related_name="life_events")
    happened_on = models.DateField(_("when"))
    tone = models.CharField(_("joyful or sad"), max_length=10, choices=Tone, default=Tone.OTHER)
    text = models.CharField(_("what happened"), max_length=500)
    entered_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()

    objects = RemovableQuerySet["LifeEvent"].as_manager()

    class Meta:
        verbose_name = _("family event")
        verbose_name_plural = _("family events")
        ordering = ["-happened_on", "-id"]

    def __str__(self) -> str:
        return self.text
