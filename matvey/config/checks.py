"""What has to be true of an installation; an app adds what it knows of with Django's `@register`.

A check that asks the base carries the tag `database`, so that it runs where there is one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps.config import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Advice
from django.db import connection

from matvey.config.preparing import is_migrated
from matvey.config.secret_key import NAME
from matvey.config.speech import _
from matvey.core.search import in_step, registered

Apps = Sequence[AppConfig] | None


@register(Tags.database)
def the_base_fits_the_program(app_configs: Apps, **options: Any) -> list[CheckMessage]:
    if is_migrated():
        return []
    return [
        Error(
            _("The base is not that of this program: `matvey serve` brings it up to date."), id="matvey.E001"
        )
    ]


@register(Tags.database)
def the_base_is_whole(app_configs: Apps, **options: Any) -> list[CheckMessage]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        answers = [
            *cursor.execute("PRAGMA quick_check").fetchall(),
            *cursor.execute("PRAGMA foreign_key_check").fetchall(),
        ]
    return [
        Error(_("The base is damaged: {answer}. Restore a backup.", answer=answer), id="matvey.E002")
        for answer in answers
        if answer != ("ok",)
    ]


@register(Tags.database)
def folders_can_be_written(app_configs: Apps, **options: Any) -> list[CheckMessage]:
    folders = [settings.HOME, Path(settings.MEDIA_ROOT), settings.HOME / "logs"]
    return [
        Error(_("This user can't write into {folder}.", folder=folder), id="matvey.E003")
        for folder in folders
        if not os.access(folder, os.W_OK)
    ]


@register(Tags.database)
def secrets_are_kept(app_configs: Apps, **options: Any) -> list[CheckMessage]:
    key = settings.HOME / "secrets" / NAME
    if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
        return [Advice(_("Others on this machine can read {key}: chmod 600.", key=key), id="matvey.W001")]
    return []


@register(Tags.database)
def the_search_finds_what_is_there(app_configs: Apps, **options: Any) -> list[CheckMessage]:
    if not is_migrated():
        return []
    differences = [in_step(indexer.kind) for indexer in registered()]
    return [
        Error(
            _(
                "The search index does not fit the records ({kind}): `matvey check --repair`.",
                kind=found.kind,
            ),
            id="matvey.E004",
        )
        for found in differences
        if found
    ]
