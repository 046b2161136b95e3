"""Which static files are served: ours and those of the sign-in; htmx, for one, is in our own bundle already."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.staticfiles.finders import AppDirectoriesFinder


class ServedFiles(AppDirectoriesFinder):
    """Looks only into apps whose pages are shown, so that a first start compresses no more than that."""

    def __init__(self, app_names: None = None, *args: Any, **kwargs: Any) -> None:
        shown = [app.name for app in apps.get_app_configs() if app.name.startswith(("matvey.", "allauth."))]
        super().__init__(shown, *args, **kwargs)
