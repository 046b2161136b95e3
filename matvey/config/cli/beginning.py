"""What every command that uses the base begins with."""

from __future__ import annotations


def begin(*, in_background: bool = False) -> None:
    """Django is ready, the base fits the program (a new one is made), and messages are in our language.

    Work in the background goes through much of the base once, so it does not map the file into its memory.
    """
    import django

    django.setup()
    from django.conf import settings
    from django.utils import translation

    from matvey.config.preparing import prepare
    from matvey.config.settings_database import unmapped

    if in_background:
        unmapped(settings.DATABASES["default"])
    translation.activate(settings.LANGUAGE_CODE)
    prepare()
