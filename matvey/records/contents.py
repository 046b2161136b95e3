"""Contents of files on the disk: stored whole or not at all, and swept when nothing names them any more.

Every app that keeps files says which contents it still needs: `keeps("attachments", named)`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from django.core.files.base import File
from django.core.files.storage import default_storage

type Named = Callable[[Collection[str]], Iterable[str]]

INCOMING: Final = "incoming"
GOING: Final = ".going"
# Two people who store the same content at once leave a second one under such a name.
_OWN_NAME: Final = re.compile(r"[0-9a-f]{64}(_\w{7})?")

_keepers: dict[str, Named] = {}


def keeps(key: str, named: Named) -> None:
    """`named` answers which of some contents, given by their SHA-256, are needed."""
    _keepers[key] = named


def needed_among(digests: Collection[str]) -> set[str]:
    return {digest for named in _keepers.values() for digest in named(digests)}


def path_of(digest: str) -> str:
    """Where in the storage a content lies; two levels keep folders small."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def put(file: File[bytes], digest: str) -> None:
    """Keep a content; the name appears only when the whole of it is written."""
    if touch(digest):
        return
    file.seek(0)
    written = default_storage.save(f"{INCOMING}/{digest}", file)
    place = _place(digest)
    place.parent.mkdir(parents=True, exist_ok=True)
    Path(default_storage.path(written)).replace(place)


def touch(digest: str) -> bool:
    """Whether it is there; then somebody is about to name it, so that it is not swept for a while."""
    try:
        os.utime(_place(digest))
    except FileNotFoundError:
        return False
    return True


def is_kept(digest: str) -> bool:
    return _place(digest).exists()


def folders() -> list[str]:
    """The folders to sweep, in order."""
    found, _files = default_storage.listdir("") if default_storage.exists("") else ([], [])
    return sorted(name for name in found if re.fullmatch(r"[0-9a-f]{2}", name) or name == INCOMING)


def names_in(folder: str) -> list[str]:
    """What lies in one of the `folders`, as far as it is ours."""
    names = {path.name.removesuffix(GOING) for path in _files_below(folder)}
    return sorted(name for name in names if _OWN_NAME.fullmatch(name))


def sweep(names: Collection[str], *, before: datetime) -> int:
    """Delete those nothing needs, unless they were stored or asked for since; how many went."""
    needed = needed_among(names)
    for name in needed:
        _bring_back(_place(name))
    return sum(_delete(_place(name), before) for name in names if name not in needed)


def sweep_incoming(*, before: datetime) -> int:
    """What a kill has left half written."""
    return sum(_delete(path, before) for path in _files_below(INCOMING))


def _delete(place: Path, before: datetime) -> bool:
    """Set aside first, then looked at: whoever stores the same content meanwhile finds none, or is seen."""
    aside = place.with_name(place.name + GOING)
    try:
        if place.exists():
            place.rename(aside)
        fresh = aside.stat().st_mtime >= before.timestamp()
        aside.rename(place) if fresh else aside.unlink()
    except FileNotFoundError:
        return False
    return not fresh


def _bring_back(place: Path) -> None:
    """A kill may have left a content set aside that somebody stored again right then."""
    aside = place.with_name(place.name + GOING)
    if aside.exists() and not place.exists():
        aside.rename(place)


def _place(name: str) -> Path:
    return Path(default_storage.path(path_of(name)))


def _files_below(folder: str) -> Iterator[Path]:
    return (path for path in Path(default_storage.path(folder)).rglob("*") if path.is_file())
