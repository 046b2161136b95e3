"""Zipped workbooks (.xlsx, .ods): their parts as streams; zip bombs and encrypted ones are refused."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile

CHUNK = 128 * 1024

_SMALL = 64 * 1024**2
_RATIO = 300


@contextmanager
def opened(source: Source, limits: Limits) -> Iterator[Archive]:
    """The archive, closed afterwards; what is broken in it is told as `UnreadableFile`."""
    with source.open() as file:
        with told():
            parts = zipfile.ZipFile(file)
        with parts:
            yield Archive(parts, limits)


@contextmanager
def told() -> Iterator[None]:
    """Around the reading of a zip alone: broken ones fail in many ways."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise UnreadableFile(_("The file is damaged: a part of it cannot be read.")) from error
    except RuntimeError as error:  # so zipfile speaks of passwords
        raise UnreadableFile(_("The file is protected with a password.")) from error


class Archive:
    """Parts of a zip by name, in whatever case and with whatever slashes the writing program used."""

    def __init__(self, parts: zipfile.ZipFile, limits: Limits) -> None:
        self._parts = parts
        self._names = {_plain(info.filename): info for info in parts.infolist()}
        unzipped = sum(info.file_size for info in parts.infolist())
        zipped = sum(info.compress_size for info in parts.infolist()) or 1
        if unzipped > limits.unzipped or (unzipped > _SMALL and unzipped > zipped * _RATIO):
            raise UnreadableFile(
                _("The file unpacks to far more than a spreadsheet holds, so it was not opened.")
            )

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    @property
    def names(self) -> list[str]:
        return list(self._names)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part's bytes piece by piece; nothing when there is no such part."""
        info = self._names.get(_plain(name))
        if info is None:
            return
        with told():
            part = self._parts.open(info)
        with part:
            while True:
                with told():
                    piece = part.read(CHUNK)
                if not piece:
                    return
                yield piece


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
