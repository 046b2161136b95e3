"""OpenDocument tables (.ods, .fods inside a zip) of LibreOffice and others, read as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.archives import opened
from matvey.exchange.spreadsheets.files.ods_sheet import sheet_rows
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.files.xml_parts import Attributes, feed, local, local_attributes, parser
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True)
class OpenDocument:
    """The tables of a document in the order of their tabs."""

    source: Source
    limits: Limits
    sheets: tuple[str, ...]
    format: str = "ods"

    @classmethod
    def open(cls, source: Source, limits: Limits) -> OpenDocument:
        """Raises `UnreadableFile` when the document is encrypted or holds no table."""
        with opened(source, limits) as archive:
            if any(b"encryption-data" in chunk for chunk in archive.chunks(_MANIFEST)):
                raise UnreadableFile(_("The file is protected with a password."))
            sheets = tuple(dict.fromkeys(_table_names(archive.chunks(_CONTENT))))
        if not sheets:
            raise UnreadableFile(_("The document has no tables."))
        return cls(source, limits, sheets)

    def rows(self, sheet: str) -> Iterator[Row]:
        with opened(self.source, self.limits) as archive:
            yield from sheet_rows(archive.chunks(_CONTENT), sheet, self.limits)


def _table_names(chunks: Iterable[bytes]) -> Iterator[str]:
    found: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name.endswith("table") and local(name) == "table":
            found.append(local_attributes(attributes).get("name", ""))

    reader = parser()
    reader.StartElementHandler = start
    for chunk in chunks:
        feed(reader, chunk)
        yield from found
        found.clear()
