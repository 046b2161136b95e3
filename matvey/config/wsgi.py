"""The door the web server calls; a worker process that opens it has a base that fits the program."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "matvey.config.settings")

application = get_wsgi_application()

# Only now are the apps there. In this process and not in the one that watches over it, so that the latter stays
# small and nothing is loaded twice.
from matvey.config.preparing import prepare  # noqa: E402

prepare()
