"""How our company signs in: nobody registers, letters go through the queue, people are what Employee says."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone, translation

from matvey.administration.letters import order_letter, written
from matvey.administration.sign_in.words import ERRORS, MESSAGES, NOTICES
from matvey.staff.models import Employee


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Colleagues are invited."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Ours in place of allauth's; what has none here (you are signed in) goes without saying."""
        if text := message or MESSAGES.get(message_template or ""):
            messages.add_message(request, level, str(text), extra_tags=extra_tags)

    def send_password_reset_mail(self, user: Employee, email: str, context: dict[str, Any]) -> None:
        self._write(user, "password_reset", {"link": context["password_reset_url"]})

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Employee,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Whoever's keys were changed hears of it, in case it was somebody else."""
        if template_prefix in NOTICES:
            facts = {
                "notice": NOTICES[template_prefix],
                "ip": self.get_client_ip(self.request),
                "browser": self.get_http_user_agent(self.request)[:200],
            }
            self._write(user, "notice", facts)

    def _write(self, user: Employee, name: str, facts: dict[str, Any]) -> None:
        with translation.override(user.language):
            facts |= {"person": user, "at": timezone.now()}
            letter = written(user.email, name, facts)
        order_letter(letter, at=facts["at"])
