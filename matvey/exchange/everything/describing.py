"""What the archive says of itself: a description for programs, and a page for people in two languages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Field, ForeignKey
from django.utils.translation import gettext as _
from django.utils.translation import override

from matvey import __version__
from matvey.core.archive_rules import left_out
from matvey.exchange.everything.tables import Table

FORMAT = "matvey-archive-1"
FILES_OF = "records.attachment"
_TYPES = {
    "BooleanField": "boolean",
    "DateField": "date",
    "DateTimeField": "datetime",
    "TimeField": "time",
    "DecimalField": "decimal",
    "FloatField": "number",
    "JSONField": "json",
    "BinaryField": "base64",
}
LANGUAGES = ("ru", "en")


def description(tables: Sequence[Table], at: datetime, rows: dict[str, int], missing: Sequence[str]) -> str:
    """JSON: every table with its columns, types, keys and how many rows came along."""
    said = {
        "format": FORMAT,
        "program": f"Matvey {__version__}",
        "made_at": at.isoformat(timespec="seconds"),
        "tables": [_table(table, rows.get(table.name, 0)) for table in tables],
        "left_out": [
            {"table": label.lower(), **_in_languages(lambda reason=reason: str(reason))}
            for label, reason in sorted(left_out().items())
        ],
        "files_missing": list(missing),
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def readme(tables: Sequence[Table], at: datetime, rows: dict[str, int]) -> str:
    """The page for people, in the language in force."""
    return "\n\n".join([*_beginning(at), *_reading(), *_listed(tables, rows)]) + "\n"


def _beginning(at: datetime) -> list[str]:
    return [
        "# " + _("Everything the company keeps in Matvey"),
        _("Taken out on %(day)s by Matvey %(version)s.") % {"day": f"{at:%d.%m.%Y}", "version": __version__},
        "## " + _("What is where"),
        "- `excel/` — "
        + _(
            "customers as spreadsheets with everything a customer has; another Matvey imports them"
            " again as they are."
        ),
        "- `tables/` — "
        + _("every table as a text: JSON Lines, UTF-8, one row a line. Any programming language reads it."),
        "- `files/` — "
        + _(
            "files attached to records, in folders by kind and number of the record. The column "
            "`file` of `records.attachment` says which is which."
        ),
        "- `description.json` — " + _("tables, columns, types and keys for programs."),
    ]


def _reading() -> list[str]:
    return [
        "## " + _("How to read the tables"),
        _(
            "A column that ends in `_id` holds the key of a row of another table; "
            "`description.json` names that table. Moments are in ISO 8601 with their time zone, "
            "exact numbers are written as text. `kind` and `object_id` (in the journal "
            "`subject_kind` and `subject_id`) name a record: a customer, say, and its key."
        ),
        _(
            "The history is in `journal.event`: who did what, when, to which record; the values "
            "before and after are in `journal.eventdetail`."
        ),
        _(
            "The tables were written one after another while people went on working: a row that "
            "changed meanwhile is there as it was at its turn."
        ),
    ]


def _listed(tables: Sequence[Table], rows: dict[str, int]) -> list[str]:
    return [
        "## " + _("Tables"),
        "\n".join(
            f"- `{table.name}` — {_title(table)}: {rows.get(table.name, 0)}" for table in _by_name(tables)
        ),
        "## " + _("What is not here"),
        "\n".join(f"- `{label.lower()}` — {reason}" for label, reason in sorted(left_out().items())),
        _("Passwords are in no table."),
    ]


def _by_name(tables: Sequence[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: table.name)


def _title(table: Table) -> str:
    return str(table.model._meta.verbose_name_plural)


def _table(table: Table, rows: int) -> dict[str, object]:
    columns = [_column(field) for field in table.fields]
    if table.name == FILES_OF:
        columns.append({"name": "file", "type": "string", "null": True, "ru": "файл", "en": "file"})
    pk = table.model._meta.pk
    assert pk is not None
    return {
        "name": table.name,
        **_in_languages(lambda: _title(table)),
        "file": f"tables/{table.name}.jsonl",
        "rows": rows,
        "key": pk.attname,
        "columns": columns,
    }


def _column(field: Field[Any, Any]) -> dict[str, object]:
    said: dict[str, object] = {
        "name": field.attname,
        **_in_languages(lambda: str(field.verbose_name)),
        "type": _type(field),
        "null": field.null,
    }
    if isinstance(field, ForeignKey):
        said["references"] = field.related_model._meta.label_lower
    if field.choices:
        said["values"] = {
            str(key): _in_languages(lambda label=label: str(label)) for key, label in field.flatchoices
        }
    return said


def _type(field: Field[Any, Any]) -> str:
    if isinstance(field, ForeignKey):
        return _type(field.target_field)
    name = field.get_internal_type()
    return _TYPES.get(name) or ("integer" if "Integer" in name or "AutoField" in name else "string")


def _in_languages(say: Any) -> dict[str, str]:
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = say()
    return said
