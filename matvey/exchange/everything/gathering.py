"""Gathers everything in a folder, piece by piece, so that a kill costs one piece; then packs it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils.translation import override

from matvey.customers.models import Customer
from matvey.exchange.everything import left_out as left_out
from matvey.exchange.everything.describing import FILES_OF, LANGUAGES, description, readme
from matvey.exchange.everything.tables import Table, tables
from matvey.exchange.leaving.whole import whole_customers
from matvey.exchange.own_file.writing import write_own_file
from matvey.records import custom_fields
from matvey.records.contents import path_of
from matvey.staff.access import Access

ROWS = 1_000
CUSTOMERS_A_BOOK = 5_000
_SPREADSHEETS = "excel"
_UNFIT = re.compile(r'[\x00-\x1f/\\:*?"<>|]')


class Spoilt(Exception):
    """The folder is not as the cursor says: after a crash, or somebody was erased. It has to begin anew."""


@dataclass(frozen=True)
class Piece:
    """So many rows more are on the disk; work goes on at `cursor`."""

    count: int
    cursor: dict[str, Any]


@dataclass
class Gathering:
    """`access` says whose rows come along; `at` is when it was begun."""

    folder: Path
    access: Access
    at: datetime
    tables: list[Table] = field(default_factory=tables)

    def count(self) -> int:
        """How many rows there are now, customers twice, since they also come as spreadsheets."""
        return sum(table.rows(self.access).count() for table in self.tables) + self._customers().count()

    def pieces(self, cursor: dict[str, Any]) -> Iterator[Piece]:
        """Everything from the cursor on; each piece is on the disk when it comes. Raises `Spoilt`."""
        rows: dict[str, int] = dict(cursor.get("rows", {}))
        start = cursor.get("table", 0)
        (self.folder / "tables").mkdir(parents=True, exist_ok=True)
        for number, table in enumerate(self.tables[start:], start=start):
            at = (cursor.get("after", 0), cursor.get("size", 0)) if number == start else (0, 0)
            for count, after, size in self._table(table, *at):
                rows[table.name] = rows.get(table.name, 0) + count
                yield Piece(count, {"table": number, "after": after, "size": size, "rows": rows})
            rows.setdefault(table.name, 0)
            yield Piece(0, {"table": number + 1, "after": 0, "size": 0, "rows": rows})
        yield from self._books(cursor.get("book", 0), cursor.get("last", 0), rows)

    def pack(self, target: IO[bytes], rows: dict[str, int]) -> Iterator[None]:
        """Writes the archive; yields now and then, so that one may stop. Raises `Spoilt`."""
        if not all(self._path(table).exists() for table in self.tables):
            raise Spoilt
        with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            missing = []
            for name, path in self._files():
                yield
                if path.exists():
                    archive.write(path, name, compress_type=ZIP_STORED)
                else:
                    missing.append(name)
            for path in sorted(
                [*self.folder.glob("tables/*.jsonl"), *self.folder.glob(f"{_SPREADSHEETS}/*.xlsx")]
            ):
                yield
                archive.write(path, path.relative_to(self.folder).as_posix())
            archive.writestr("description.json", description(self.tables, self.at, rows, missing))
            for language in LANGUAGES:
                with override(language):
                    archive.writestr(f"README.{language}.md", readme(self.tables, self.at, rows))

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, table: Table) -> Path:
        return self.folder / "tables" / f"{table.name}.jsonl"

    def _table(self, table: Table, after: int, size: int) -> Iterator[tuple[int, int, int]]:
        """Appends the rows behind `after` to a file that has `size` so far."""
        path = self._path(table)
        _cut(path, size)
        while rows := table.after(after, ROWS, self.access):
            after = table.key_of(rows[-1])
            with path.open("ab") as file:
                file.writelines(_line(table, row) for row in rows)
                size = file.tell()
            yield len(rows), after, size

    def _books(self, book: int, last: int, rows: dict[str, int]) -> Iterator[Piece]:
        """Customers as spreadsheets that are imported again; each is written whole or not at all."""
        fields = custom_fields.fields_of("customer")
        (self.folder / _SPREADSHEETS).mkdir(exist_ok=True)
        behind = {"table": len(self.tables), "rows": rows}
        while ids := self._ids_after(last):
            book, last = book + 1, ids[-1]
            with (self.folder / _SPREADSHEETS / f"customers-{book}.xlsx").open("wb") as file:
                write_own_file(file, whole_customers(self._customers(), ids, fields), fields)
            yield Piece(len(ids), {**behind, "book": book, "last": last})

    def _ids_after(self, last: int) -> list[int]:
        rows = self._customers().filter(pk__gt=last).order_by("pk")
        return list(rows.values_list("pk", flat=True)[:CUSTOMERS_A_BOOK])

    def _customers(self) -> QuerySet[Customer]:
        return Customer.objects.visible_to(self.access).kept()

    def _files(self) -> Iterator[tuple[str, Path]]:
        """The files that the table of attachments names, by their name in the archive."""
        path = self.folder / "tables" / f"{FILES_OF}.jsonl"
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["file"], Path(default_storage.path(path_of(row["digest"])))


def _line(table: Table, row: dict[str, object]) -> bytes:
    if table.name == FILES_OF:
        name = _UNFIT.sub("_", str(row["name"]))[-120:]
        row = {**row, "file": f"files/{row['kind']}/{row['object_id']}/{row['id']} {name}"}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _cut(path: Path, size: int) -> None:
    """Takes off what was written after the cursor; a file that is shorter than it says is spoilt."""
    if not path.exists():
        if size:
            raise Spoilt
        path.touch()
    if path.stat().st_size < size:
        raise Spoilt
    with path.open("r+b") as file:
        file.truncate(size)
