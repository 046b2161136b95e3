"""Settings of the test suite: an SQLite file of its own unless `DATABASE_URL` is set; nothing slow."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="matvey-test-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ |= {"MATVEY_HOME": str(HOME), "LC_ALL": "C.UTF-8"}  # the console's language is theirs who run it

from matvey.config.settings import *  # noqa: E402, F403
from matvey.config.settings import DATABASES  # noqa: E402

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, not memory, so that tests of races have real connections, and other processes can open it.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"
CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"} for name in ("default", "local")}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
LOGGING = {"version": 1, "disable_existing_loggers": False}
