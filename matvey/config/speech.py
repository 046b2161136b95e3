"""The language the console is spoken to in: the installation's where it is set, else the console's own."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"


def language(environ: Mapping[str, str]) -> str:
    """Two letters, as in `ru`."""
    names = ("MATVEY_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return next((environ[name][:2] for name in names if environ.get(name)), "en")


# Django's own translation needs every app loaded, which is too much for `--help`.
_catalogue = gettext.translation("django", CATALOGUES, [language(os.environ)], fallback=True)


def _(text: str, **values: object) -> str:
    """The text in the console's language, with the values at their `{places}`."""
    return _catalogue.gettext(text).format(**values)
