"""The language the command speaks: the installation's where it is set, else the console's."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from pathlib import Path

CATALOGUES = Path(__file__).parent.parent / "locale"


def language(environ: Mapping[str, str]) -> str:
    """Two letters, as in `ru`."""
    names = ("MATVEY_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return next((environ[name][:2] for name in names if environ.get(name)), "en")


# Django's own translation needs every app loaded, which is too much for `--help`.
_ = gettext.translation("django", CATALOGUES, [language(os.environ)], fallback=True).gettext
