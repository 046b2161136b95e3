"""The sources and kinds of links a company starts with; renaming or archiving them is the company's."""

from django.db import migrations

SOURCES = (
    "not_asked",
    "recommendation",
    "website",
    "search",
    "advertising",
    "exhibition",
    "call",
    "walk_in",
    "social",
)
# key, the same from both ends, one credit risk
LINK_TYPES = (
    ("same_owner", True, True),
    ("subsidiary", False, True),
    ("family", True, False),
    ("recommends", False, False),
    ("partner", True, False),
    ("works_with", True, False),
)


def add_ready_rows(apps, schema_editor):
    apps.get_model("customers", "Source").objects.bulk_create(
        [apps.get_model("customers", "Source")(key=key) for key in SOURCES]
    )
    apps.get_model("customers", "LinkType").objects.bulk_create(
        [
            apps.get_model("customers", "LinkType")(key=key, symmetric=symmetric, means_one_risk=risk)
            for key, symmetric, risk in LINK_TYPES
        ]
    )


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [migrations.RunPython(add_ready_rows, migrations.RunPython.noop)]
