"""What the frame of every page asks of the apps above: whose program this is, and who is reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

type CompanyName = Callable[[HttpRequest], str]
type Introduce = Callable[[HttpRequest], "Reader | None"]
type RememberLanguage = Callable[[HttpRequest, str], None]

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Reader:
    """The employee at the bottom of the side bar: name, a line about them, their page, photo."""

    name: str
    about: str = ""
    url: str = ""
    photo: str = ""


class _Sockets:
    company_name: CompanyName | None = None
    introduce: Introduce | None = None
    remember_language: RememberLanguage | None = None


_sockets = _Sockets()


def plug_in(
    *,
    company_name: CompanyName | None = None,
    introduce: Introduce | None = None,
    remember_language: RememberLanguage | None = None,
) -> None:
    """Called by an upper app when it is ready; what is not given stays as it was."""
    _sockets.company_name = company_name or _sockets.company_name
    _sockets.introduce = introduce or _sockets.introduce
    _sockets.remember_language = remember_language or _sockets.remember_language


def company_name(request: HttpRequest) -> str:
    """The company's short name; the product's own until a company is set up."""
    name = _sockets.company_name(request) if _sockets.company_name else ""
    return name or gettext("Matvey")


def reader(request: HttpRequest) -> Reader | None:
    """The signed-in employee, nobody on public pages."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return _sockets.introduce(request) if _sockets.introduce else Reader(name=str(user))


def theme(request: HttpRequest) -> str:
    """`light`, `dark`, or nothing when the reader follows their device."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in THEMES else ""


def remember_language(request: HttpRequest, code: str) -> None:
    """Keep the language a signed-in employee chose, so that it holds on their other devices too."""
    if _sockets.remember_language:
        _sockets.remember_language(request, code)
