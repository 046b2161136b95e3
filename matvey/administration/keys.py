"""How a person signs in and from where: what stands in their profile."""

from __future__ import annotations

from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from matvey.staff.models import Employee


@dataclass(frozen=True)
class Keys:
    """`codes_left` is None where there are no recovery codes."""

    has_app: bool = False
    passkeys: list[Authenticator] = field(default_factory=list)
    codes_left: int | None = None


@dataclass(frozen=True)
class SignedIn:
    """One browser in which the person is signed in."""

    session: UserSession
    device: str
    is_this_one: bool


def keys_of(employee: Employee) -> Keys:
    by_type: dict[str, list[Authenticator]] = {}
    for row in Authenticator.objects.filter(user=employee).order_by("pk"):
        by_type.setdefault(row.type, []).append(row)
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    return Keys(
        has_app=Authenticator.Type.TOTP in by_type,
        passkeys=by_type.get(Authenticator.Type.WEBAUTHN, []),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else None,
    )


def sessions_of(employee: Employee, current: str | None) -> list[SignedIn]:
    """Newest first; those that have run out are forgotten."""
    rows = sorted(UserSession.objects.purge_and_list(employee), key=lambda row: row.created_at, reverse=True)
    return [SignedIn(row, device_of(row.user_agent), row.session_key == current) for row in rows]


def device_of(user_agent: str) -> str:
    """The browser and the system in words: enough for a person to recognise their own."""
    browser = _first(user_agent, BROWSERS) or _("Browser")
    system = _first(user_agent, SYSTEMS)
    return f"{browser}, {system}" if system else browser


# Looked through in order: each browser also names those it descends from.
BROWSERS = (
    ("YaBrowser", "Яндекс Браузер"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def _first(user_agent: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in known if mark in user_agent), "")
