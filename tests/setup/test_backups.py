"""A backup taken while people work holds one moment, and puts everything back."""

from __future__ import annotations

import shutil
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from matvey.config.backups.contents import BackupError
from matvey.config.backups.restoring import restore_backup
from matvey.config.backups.writing import write_backup

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
pytestmark = pytest.mark.processes


def _write(home: Path, base: Any, target: Path) -> Path:
    write_backup(home, base.django, target, at=NOW)
    return target


def test_base_files_and_secrets_come_back_as_they_were(home: Path, base: Any, tmp_path: Path) -> None:
    backup = _write(home, base, tmp_path / "kept.tar.gz")
    before = base.rows()
    base.sell(3)
    shutil.rmtree(home / "files")
    restore_backup(backup, home, base.django, at=NOW)
    assert base.rows() == before
    assert (home / "files" / "2026" / "договор.pdf").read_bytes() == b"%PDF signed"
    assert (home / "secrets" / "secret-key").read_text() == "the key"


def test_what_was_there_is_kept_aside(home: Path, base: Any, tmp_path: Path) -> None:
    backup = _write(home, base, tmp_path / "kept.tar.gz")
    (home / "files" / "later.txt").write_text("later")
    aside = restore_backup(backup, home, base.django, at=NOW)
    assert aside
    assert (aside / "files" / "later.txt").read_text() == "later"
    assert not (home / "files" / "later.txt").exists()


@contextmanager
def _somebody_selling(base: Any) -> Iterator[None]:
    stop = threading.Event()

    def sell() -> None:
        while not stop.is_set():
            base.sell(1)

    seller = threading.Thread(target=sell)
    seller.start()
    yield
    stop.set()
    seller.join()


def test_a_backup_under_way_holds_no_half_of_a_transaction(home: Path, base: Any, tmp_path: Path) -> None:
    with _somebody_selling(base):
        backups = [_write(home, base, tmp_path / f"{number}.tar.gz") for number in range(5)]
    for backup in backups:
        restore_backup(backup, home, base.django, at=NOW)
        sales, payments = base.counts()
        assert sales == payments > 0
        shutil.rmtree(home / f"before-restore-{NOW:%Y%m%d-%H%M%S}")


def test_a_damaged_backup_changes_nothing(home: Path, base: Any, tmp_path: Path) -> None:
    backup = _write(home, base, tmp_path / "kept.tar.gz")
    base.sell(2)
    before = base.rows()
    _exchange_a_file(backup, tmp_path / "scratch")
    with pytest.raises(BackupError, match=r"damaged in “files/2026/договор\.pdf”"):
        restore_backup(backup, home, base.django, at=NOW)
    assert base.rows() == before
    assert not list(home.glob("before-restore-*"))


def _exchange_a_file(backup: Path, scratch: Path) -> None:
    with tarfile.open(backup) as archive:
        archive.extractall(scratch, filter="data")
    (scratch / "files" / "2026" / "договор.pdf").write_bytes(b"%PDF forged")
    with tarfile.open(backup, "w:gz") as archive:
        archive.add(scratch, arcname=".")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_a_backup_that_was_cut_short_changes_nothing(
    home: Path, base: Any, tmp_path: Path, share: float
) -> None:
    backup = _write(home, base, tmp_path / "kept.tar.gz")
    before = base.rows()
    data = backup.read_bytes()
    backup.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(BackupError):
        restore_backup(backup, home, base.django, at=NOW)
    assert base.rows() == before


def test_a_backup_of_a_newer_program_is_refused(
    home: Path, base: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matvey.config.backups.writing.__version__", "999.0.0")
    backup = _write(home, base, tmp_path / "kept.tar.gz")
    with pytest.raises(BackupError, match=r"made by Matvey 999\.0\.0"):
        restore_backup(backup, home, base.django, at=NOW)


def test_only_its_owner_may_read_a_backup(home: Path, base: Any, tmp_path: Path) -> None:
    backup = _write(home, base, tmp_path / "kept.tar.gz")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "kept.tar.gz"]
