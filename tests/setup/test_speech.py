"""The console speaks the language of the installation."""

from __future__ import annotations

import pytest

from matvey.config.speech import language


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({"MATVEY_LANGUAGE": "ru", "LANG": "en_GB.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_installation_decides_then_the_console(environ: dict[str, str], spoken: str) -> None:
    assert language(environ) == spoken
