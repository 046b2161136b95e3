"""The base as one file: taken while people work, and put back in one step."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from matvey.config.backups.contents import BackupError
from matvey.config.speech import _

NAMES: Final = {"sqlite": "base.sqlite3", "postgresql": "base.dump"}

TABLES: Final = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"


def vendor_of(database: dict[str, Any]) -> str:
    """`sqlite` or `postgresql`."""
    return str(database["ENGINE"]).rpartition(".")[2].replace("sqlite3", "sqlite")


def take(database: dict[str, Any], folder: Path) -> Path:
    """A copy of the base as it is at one moment, in `folder`; writers go on meanwhile."""
    vendor = vendor_of(database)
    target = folder / NAMES[vendor]
    if vendor == "sqlite":
        _copy_sqlite(Path(database["NAME"]), target)
    else:
        _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], database)
    return target


def put_back(database: dict[str, Any], snapshot: Path, aside: Path) -> None:
    """The base becomes what it was in the snapshot, all of it or nothing; an SQLite base is moved `aside`."""
    if vendor_of(database) == "sqlite":
        _replace_sqlite(snapshot, Path(database["NAME"]), aside)
    else:
        _replace_postgresql(snapshot, database)


def is_empty(database: dict[str, Any]) -> bool:
    """Whether there is no base yet that a restored one would replace."""
    if vendor_of(database) == "sqlite":
        return not Path(database["NAME"]).exists()
    return _run("psql", ["--no-psqlrc", "-Atc", TABLES], database).strip() == "0"


def _copy_sqlite(source: Path, target: Path) -> None:
    """In one step, which reads one state; in several, each write by others would start it anew."""
    with closing(sqlite3.connect(source)) as base, closing(sqlite3.connect(target)) as copy:
        base.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise BackupError(_("The base is damaged; `matvey check` says more."))


def _replace_sqlite(snapshot: Path, target: Path, aside: Path) -> None:
    for present in (target, Path(f"{target}-wal"), Path(f"{target}-shm")):
        if present.exists():
            shutil.move(present, aside / present.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(snapshot, target)
    target.chmod(0o600)


def _replace_postgresql(snapshot: Path, database: dict[str, Any]) -> None:
    """The whole schema goes and comes in one transaction; making the schema itself is left to us."""
    listing = _run("pg_restore", ["--list", str(snapshot)], database)
    wanted = snapshot.with_suffix(".list")
    wanted.write_text("".join(line for line in listing.splitlines(keepends=True) if " SCHEMA " not in line))
    script = snapshot.with_suffix(".sql")
    plain = ["--no-owner", "--no-privileges", f"--use-list={wanted}", f"--file={script}", str(snapshot)]
    _run("pg_restore", plain, database)
    fresh = ["-c", "DROP SCHEMA public CASCADE", "-c", "CREATE SCHEMA public"]
    quiet = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run("psql", [*quiet, *fresh, "-f", str(script)], database)


def _run(program: str, words: list[str], database: dict[str, Any]) -> str:
    """What the program printed; raises `BackupError` with its own last words."""
    if not shutil.which(program):
        raise BackupError(
            _(
                "{program} is needed for a PostgreSQL base: install the package postgresql-client.",
                program=program,
            )
        )
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    where = {name: str(database[key]) for name, key in names.items() if database.get(key)}
    done = subprocess.run([program, *words], env=os.environ | where, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"{done.returncode}"])[-1]
        raise BackupError(_("{program} failed: {reason}", program=program, reason=reason))
    return done.stdout
