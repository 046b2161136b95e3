"""The key of an installation is made once and kept from others."""

from __future__ import annotations

import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from matvey.config.secret_key import NAME, secret_key


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "secrets") == secret_key(tmp_path / "secrets")


def test_another_installation_has_another_key(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    secret_key(tmp_path / "secrets")
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "secrets" / NAME).stat().st_mode) == 0o600


def test_processes_that_start_together_get_one_key(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4, get_context("spawn")) as processes:
        keys = list(processes.map(secret_key, [tmp_path / "secrets"] * 40))
    assert len(set(keys)) == 1
    assert [path.name for path in (tmp_path / "secrets").iterdir()] == [NAME]
