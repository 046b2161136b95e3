"""The database's own index behind `SearchEntry`: FTS5 on SQLite, GIN on PostgreSQL."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from matvey.core.search.databases import index


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    index().create(editor)


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    index().drop(editor)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
