"""What the tests of all apps share."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest

# Playwright's loop runs in the thread of a browser test, where Django would refuse to touch the base.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of this machine, where it has one, instead of one that Playwright would fetch."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    found = {"executable_path": chromium} if chromium else {}
    return browser_type_launch_args | found | {"args": ["--no-sandbox"] if os.geteuid() == 0 else []}
