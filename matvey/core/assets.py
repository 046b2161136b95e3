"""Which built file stands behind a name: reads the manifest that the front-end build writes."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

BUILD = Path(__file__).parent / "static" / "build"


class MissingAssetError(Exception):
    """The front end is not built, or nothing of that name is in it."""


class Asset(NamedTuple):
    """One built entry: its own address, and those of the modules and fonts it needs at once."""

    url: str
    imports: tuple[str, ...]
    fonts: tuple[str, ...]


def find(name: str) -> Asset:
    """The built file for a source name such as `app.css`; raises MissingAssetError."""
    path = BUILD / "manifest.json"
    try:
        return _read(path, path.stat().st_mtime_ns)[name]
    except FileNotFoundError:
        raise MissingAssetError("The front end is not built: run `python frontend/build.py`.") from None
    except KeyError:
        raise MissingAssetError(f"The front end has no {name}: it must stand in frontend/pages/.") from None


@lru_cache(maxsize=1)
def _read(path: Path, modified_at: int) -> dict[str, Asset]:
    entries = json.loads(path.read_text())
    return {
        name: Asset(_url(entry["file"]), _urls(entry["imports"]), _urls(entry["fonts"]))
        for name, entry in entries.items()
    }


def _urls(files: list[str]) -> tuple[str, ...]:
    return tuple(_url(file) for file in files)


def _url(file: str) -> str:
    # Not through the static storage: these names are hashed already, and modules import each other by them.
    return f"{settings.STATIC_URL}build/{file}"
