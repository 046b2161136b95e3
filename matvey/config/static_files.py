"""Which static files are served: ours; what other packages bring is in our own bundle where we use it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.staticfiles.finders import AppDirectoriesFinder


class ServedFiles(AppDirectoriesFinder):
    """Looks only into apps of our own."""

    def __init__(self, app_names: None = None, *args: Any, **kwargs: Any) -> None:
        shown = [app.name for app in apps.get_app_configs() if app.name.startswith("matvey.")]
        super().__init__(shown, *args, **kwargs)
