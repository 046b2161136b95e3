"""The example company, loaded once for all stories about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from matvey.config.demo.loading import load_demo
from tests.conftest import NOW


@pytest.fixture(scope="module")
def home(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The folder of an installation whose base holds the example; gone when the module's stories are told."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_demo(folder, now=NOW)
        yield folder
        transaction.set_rollback(True)
