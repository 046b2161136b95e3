"""Imports from before they noted when they began: by their job, or by the file that went after they had run."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, OuterRef, Q, Subquery


def note_beginnings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    imports = apps.get_model("exchange", "Import").objects
    jobs = apps.get_model("journal", "Job").objects.filter(pk=OuterRef("job"), state="done")
    imports.filter(Q(job__isnull=False) | Q(digest="")).update(started_at=F("created_at"))
    imports.filter(job__state="done").update(done_at=Subquery(jobs.values("finished_at")))


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_undoing")]
    operations = [migrations.RunPython(note_beginnings, migrations.RunPython.noop)]
