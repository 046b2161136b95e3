"""Files chosen together, put into one archive so that they are kept and forgotten as one."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Sequence

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matvey.exchange.several.archive import MOST_FILES
from matvey.exchange.spreadsheets.unreadable import UnreadableFile

_LONGEST_LIST = 60


def packed(files: Sequence[File[bytes]]) -> File[bytes]:
    """An archive of the files, not compressed, named after them. Raises `UnreadableFile` for too many."""
    if len(files) > MOST_FILES:
        raise UnreadableFile(
            _("There are more than %(count)d files: choose fewer of them at a time.") % {"count": MOST_FILES}
        )
    target = tempfile.TemporaryFile()  # noqa: SIM115 - whoever stores the answer reads it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for number, file in enumerate(files):
            info = zipfile.ZipInfo(f"{number}/{file.name or 'file'}")
            with file.open() as content, archive.open(info, "w", force_zip64=True) as member:
                shutil.copyfileobj(content, member)
    target.seek(0)
    return File(target, name=name_of([file.name or "" for file in files]))


def name_of(names: Sequence[str]) -> str:
    """«a.vcf, b.csv» while that is short, else the first one and how many more there are."""
    together = ", ".join(names)
    if len(together) <= _LONGEST_LIST:
        return together
    further = len(names) - 1
    text = ngettext("%(first)s and %(count)d more file", "%(first)s and %(count)d more files", further)
    return text % {"first": names[0], "count": further}
