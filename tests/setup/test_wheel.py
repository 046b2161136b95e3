"""The wheel is the whole program: it runs where there are neither sources nor Node."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.long,
    pytest.mark.processes,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="brings its own base; once is enough"),
]


ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that has nothing but the wheel; the path of its programs."""
    uv = os.environ.get("UV") or shutil.which("uv") or pytest.skip("uv builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", folder], cwd=ROOT, check=True)
    environ = folder / "environment"
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, environ], check=True)
    wheel = next(folder.glob("*.whl"))
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", environ / "bin" / "python", wheel], check=True
    )
    return environ / "bin"


@pytest.fixture
def started(installed: Path, program: Any, wait_until: Any) -> Iterator[str]:
    words = [installed / "matvey", "demo", "--port", str(program.port)]
    environ = program.environ | {"PATH": str(installed)}
    process = subprocess.Popen(words, env=environ, cwd=program.home.parent)
    wait_until(program.answers, 120)
    yield f"http://127.0.0.1:{program.port}"
    process.terminate()
    assert process.wait(timeout=10) == 0


def _get(url: str) -> tuple[int, str]:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.status, answer.read().decode()


def test_it_serves_pages_with_their_styles_and_scripts(started: str) -> None:
    status, page = _get(f"{started}/account/login/")
    assert status == 200
    linked = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page))
    assert linked
    for path in linked:
        assert _get(started + path)[0] == 200


def test_it_speaks_russian(started: str) -> None:
    request = urllib.request.Request(f"{started}/account/login/", headers={"Accept-Language": "ru"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert "Пароль" in answer.read().decode()
