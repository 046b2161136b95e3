"""Tells the frame whose program this is, and who is reading."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from matvey.administration.actions.employees import change_profile
from matvey.administration.models import Company
from matvey.core import frame
from matvey.staff.http import StaffRequest
from matvey.staff.models import Employee


def company_name(request: HttpRequest) -> str:
    return Company.objects.current().name


def introduce(request: HttpRequest) -> frame.Reader:
    me = cast("StaffRequest", request).user
    return frame.Reader(name=str(me), about=me.position or me.role.name, url=reverse("profile"))


def remember_language(request: HttpRequest, code: str) -> None:
    asked = cast("StaffRequest", request)
    me = Employee.objects.get(pk=asked.user.pk)
    change_profile(me, {"language": code}, by=asked.actor, at=asked.at)


frame.plug_in(company_name=company_name, introduce=introduce, remember_language=remember_language)
