"""Second factors: what a person's app with codes and their passkeys call us."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from matvey.administration.models import Company
from matvey.administration.sign_in.words import FACTOR_ERRORS
from matvey.staff.models import Employee


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultMFAAdapter.error_messages | FACTOR_ERRORS

    def get_totp_issuer(self) -> str:
        """The company's name, so that people tell their codes apart."""
        return Company.objects.current().name or "Matvey"

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()

    def generate_authenticator_name(self, user: Employee, type: str) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %d") % number if number > 1 else _("Passkey")
