"""What a file is by its contents; its name is believed in nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.archives import opened
from matvey.exchange.spreadsheets.files.compound import MAGIC
from matvey.exchange.spreadsheets.files.delimited import DelimitedText
from matvey.exchange.spreadsheets.files.html import WebPage
from matvey.exchange.spreadsheets.files.ods import OpenDocument
from matvey.exchange.spreadsheets.files.rows import Workbook
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.files.xls import OldWorkbook
from matvey.exchange.spreadsheets.files.xlsx import ExcelWorkbook
from matvey.exchange.spreadsheets.files.xml_2003 import Xml2003
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile

_BIFF = (b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_PICTURE = _("This is a picture. Type the list into a spreadsheet first.")
_DOCUMENT = _("This is a text document. Copy its table into a spreadsheet and save that.")
_ARCHIVE = _("This is an archive. Unpack it and choose the spreadsheet inside.")
_CONTACTS = _("This is a file of contacts (vCard), not a spreadsheet.")
_CALENDAR = _("This is a calendar, not a spreadsheet.")
_STATEMENT = _("This is a bank statement for 1C, not a spreadsheet.")
_TOO_OLD = _("This workbook is of a very old Excel. Save it as .xlsx and try again.")
_NOT_A_TABLE = _("This is data for programs, not a table of rows and columns.")
_DAMAGED = _("The file is damaged: a part of it cannot be read.")

_REFUSED: tuple[tuple[bytes, Promise], ...] = (
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\x00\x00\x00\x00|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp",
        _PICTURE,
    ),
    (rb"%PDF|\{\\rtf", _DOCUMENT),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh\d|\xfd7zXZ", _ARCHIVE),
    (rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCARD", _CONTACTS),
    (rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", _CALENDAR),
    (rb"(?:\xef\xbb\xbf)?\s*1CClientBankExchange", _STATEMENT),
    (
        rb"\x09\x00[\x04\x07]\x00|\x09[\x02\x04]\x06\x00",
        _TOO_OLD,
    ),
    (rb"SQLite format 3|MZ\x90|\x7fELF|(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*\{)", _NOT_A_TABLE),
)
_OLE_STREAMS: tuple[tuple[str, Promise], ...] = (
    ("EncryptedPackage", _("The file is protected with a password.")),
    ("WordDocument", _DOCUMENT),
    ("PowerPoint Document", _DOCUMENT),
    ("__substg1.0_", _("This is a letter or a mailbox, not a spreadsheet.")),
)
_ZIP_MEMBERS: tuple[tuple[str, Callable[[Source, Limits], Workbook] | Promise], ...] = (
    ("xl/workbook.bin", _("This is a binary workbook (.xlsb). Save it as .xlsx and try again.")),
    ("xl/", ExcelWorkbook.open),
    ("word/", _DOCUMENT),
    ("ppt/", _DOCUMENT),
    ("content.xml", OpenDocument.open),
    ("encryptedpackage", _("The file is protected with a password.")),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<(html|table|head|body|meta|style|div|tr)\b)",
    re.I | re.S,
)
_XML = re.compile(r"\s*<(\?xml|[A-Za-zА-Яа-я])")


def workbook(source: Source, limits: Limits, encoding: str = "", separator: str = "") -> Workbook:
    """The reader that fits what is inside. Raises `UnreadableFile` when none does."""
    head = source.head(4096)
    for pattern, reason in _REFUSED:
        if re.match(pattern, head, re.DOTALL):
            raise UnreadableFile(reason)
    if head.startswith((MAGIC, *_BIFF)):
        return _compound(source, limits)
    if head.startswith(b"PK"):
        return _zipped(source, limits)
    text = _beginning(head)
    if _MARKUP.match(text):
        return WebPage.open(source, limits)
    if _XML.match(text):
        return _xml(source, limits, text)
    return DelimitedText.open(source, limits, encoding, separator)


def _beginning(head: bytes) -> str:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head.decode("utf-16" if wide else "utf-8-sig", "replace").replace("\0", "")


def _compound(source: Source, limits: Limits) -> Workbook:
    if source.size > limits.whole:
        raise UnreadableFile(_("The file is too big for its format; save it as .xlsx or .csv."))
    content = source.read()
    for stream, reason in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            raise UnreadableFile(reason)
    return OldWorkbook.open(source, limits)


def _zipped(source: Source, limits: Limits) -> Workbook:
    with opened(source, limits) as archive:
        names = archive.names
    for beginning, reader in _ZIP_MEMBERS:
        if any(name.startswith(beginning) for name in names):
            if callable(reader):
                return reader(source, limits)
            raise UnreadableFile(reader)
    if "_rels/.rels" in names:
        return ExcelWorkbook.open(source, limits)
    raise UnreadableFile(_ARCHIVE if names else _DAMAGED)


def _xml(source: Source, limits: Limits, beginning: str) -> Workbook:
    if "urn:schemas-microsoft-com:office:spreadsheet" in beginning:
        return Xml2003.open(source, limits)
    raise UnreadableFile(_NOT_A_TABLE)
