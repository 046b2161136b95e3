"""What every command that uses the base begins with."""

from __future__ import annotations


def begin() -> None:
    """Django is ready, the base fits the program (a new one is made), and messages are in our language."""
    import django

    django.setup()
    from django.conf import settings
    from django.utils import translation

    from matvey.config.preparing import prepare

    translation.activate(settings.LANGUAGE_CODE)
    prepare()
