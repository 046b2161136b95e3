"""The built front end is there, small, and found by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.template import engines

from matvey.core import assets

ROOT = Path(assets.__file__).parents[2]
FIRST_PAGE = 75_000


def render(source: str) -> str:
    return engines["django"].from_string(source).render()


def test_a_style_sheet_is_linked_by_its_hashed_name_with_its_fonts() -> None:
    linked = render('{% asset "app.css" %}')
    assert f'<link rel="stylesheet" href="{assets.find("app.css").url}">' in linked
    assert linked.count('as="font"') == 3


def test_a_script_comes_with_the_modules_it_imports() -> None:
    linked = render('{% asset "app.js" %}')
    assert linked.endswith("</script>")
    assert linked.count("modulepreload") == len(assets.find("app.js").imports)


def test_an_unknown_name_says_where_the_file_must_stand() -> None:
    with pytest.raises(assets.MissingAssetError, match="frontend/pages"):
        assets.find("nobody.js")


def test_without_a_build_the_way_to_one_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "BUILD", tmp_path)
    with pytest.raises(assets.MissingAssetError, match=r"frontend/build\.py"):
        assets.find("app.css")


def test_a_rebuilt_manifest_is_read_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "BUILD", tmp_path)
    manifest = tmp_path / "manifest.json"
    for number, name in enumerate(("app-1.js", "app-2.js")):
        manifest.write_text(json.dumps({"app.js": {"file": name, "imports": [], "fonts": []}}))
        import_time = manifest.stat().st_mtime_ns + number
        assert assets._read(manifest, import_time)["app.js"].url.endswith(name)


def test_the_first_page_is_light() -> None:
    entries = [assets.find("app.css"), assets.find("app.js")]
    urls = [entry.url for entry in entries] + [url for entry in entries for url in entry.imports]
    compressed = [assets.BUILD / f"{url.rpartition('/')[2]}.br" for url in urls]
    assert sum(path.stat().st_size for path in compressed) < FIRST_PAGE


def test_the_lock_names_no_address_to_fetch_from() -> None:
    lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert '"resolved"' not in lock
