"""The people of the company, who are also the users of the program."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.staff.models.places import Branch, Department
from matvey.staff.models.roles import Role


class EmployeeQuerySet(models.QuerySet["Employee"]):
    def working(self) -> Self:
        """Those who have not been dismissed."""
        return self.filter(dismissed_at=None)


class EmployeeManager(BaseUserManager["Employee"]):
    """Finds people by e-mail in any letter case, as sign-in needs it."""

    def get_queryset(self) -> EmployeeQuerySet:
        return EmployeeQuerySet(self.model, using=self._db)

    def working(self) -> EmployeeQuerySet:
        return self.get_queryset().working()

    def get_by_natural_key(self, username: str | None) -> Employee:
        return self.get(email__iexact=username)


class Employee(AbstractBaseUser):
    """A person who works with us and signs in by e-mail.

    Somebody dismissed keeps their row, since history names them, but may not sign in.
    """

    email = models.EmailField(_("e-mail"), unique=True)
    surname = models.CharField(_("surname"), max_length=80)
    given_name = models.CharField(_("first name"), max_length=80)
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    position = models.CharField(_("position"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="employees", verbose_name=_("branch")
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="employees",
        verbose_name=_("department"),
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="employees", verbose_name=_("role"))
    deputy = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="standing_deputy_of",
        verbose_name=_("standing deputy"),
    )
    language = models.CharField(_("language"), max_length=5, default="ru")
    joined_at = models.DateTimeField(_("joined"))
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    dismissed_at = models.DateTimeField(_("dismissed"), null=True, blank=True)

    objects: ClassVar[EmployeeManager] = EmployeeManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["surname", "given_name"]

    class Meta:
        verbose_name = _("employee")
        verbose_name_plural = _("employees")
        ordering = ["surname", "given_name", "id"]

    def __str__(self) -> str:
        return f"{self.given_name} {self.surname}".strip()

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django asks for an attribute of this name
        return self.dismissed_at is None

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return str(self)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's own permissions are not used; rights come from `Access`."""
        return False
