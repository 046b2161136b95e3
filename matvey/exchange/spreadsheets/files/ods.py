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
    hidden: frozenset[str] = frozenset()
    format: str = "ods"

    @classmethod
    def open(cls, source: Source, limits: Limits) -> OpenDocument:
        """Raises `UnreadableFile` when the document is encrypted or holds no table."""
        with opened(source, limits) as archive:
            if any(b"encryption-data" in chunk for chunk in archive.chunks(_MANIFEST)):
                raise UnreadableFile(_("The file is protected with a password."))
            shown = dict(_tables(archive.chunks(_CONTENT)))
        if not shown:
            raise UnreadableFile(_("The document has no tables."))
        hidden = frozenset(name for name, is_shown in shown.items() if not is_shown)
        return cls(source, limits, tuple(shown), hidden)

    def rows(self, sheet: str) -> Iterator[Row]:
        with opened(self.source, self.limits) as archive:
            yield from sheet_rows(archive.chunks(_CONTENT), sheet, self.limits)


def _tables(chunks: Iterable[bytes]) -> Iterator[tuple[str, bool]]:
    """Each table's name and whether it is shown, which its style says."""
    found: list[tuple[str, bool]] = []
    style, hiding = "", set[str]()

    def start(name: str, attributes: Attributes) -> None:
        nonlocal style
        if name.endswith("style:style"):
            style = local_attributes(attributes).get("name", "")
        elif name.endswith("table-properties"):
            if local_attributes(attributes).get("display") == "false":
                hiding.add(style)
        elif name.endswith("table") and local(name) == "table":
            values = local_attributes(attributes)
            found.append((values.get("name", ""), values.get("style-name", "") not in hiding))

    reader = parser()
    reader.StartElementHandler = start
    for chunk in chunks:
        feed(reader, chunk)
        yield from found
        found.clear()
