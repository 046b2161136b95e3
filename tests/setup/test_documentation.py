"""What the documentation says of settings and scripts is so."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from matvey.config.cli import COMMANDS
from matvey.config.environment import Settings, name_of

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("setting", fields(Settings), ids=name_of)
def test_every_setting_is_documented_as_it_is(setting: object) -> None:
    default = setting.metadata["default"]  # type: ignore[attr-defined]
    shown = f"`{default}`" if default else ""
    line = f"| `{name_of(setting)}` | {shown} | {setting.metadata['meaning']} |"  # type: ignore[arg-type, attr-defined]
    assert line in (ROOT / "docs" / "install.md").read_text()


@pytest.mark.parametrize("page", ["README.md", "README.ru.md", "docs/install.md"])
def test_scripts_commands_and_files_that_are_named_exist(page: str) -> None:
    text = (ROOT / page).read_text()
    for script in re.findall(r"bin/(\w+)", text):
        assert (ROOT / "bin" / script).exists(), script
    for command in re.findall(r"\bmatvey (\w[\w-]*)`?", "\n".join(re.findall(r"`[^`\n]+`", text))):
        assert command in COMMANDS, command
    for target in re.findall(r"\]\(([\w./-]+)\)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("page", ["README.md", "README.ru.md"])
def test_the_readme_needs_two_commands_to_set_the_program_up(page: str) -> None:
    commands = re.findall(r"^(bin/\w+|pip|uv|npm|docker|apt\S*)\b", (ROOT / page).read_text(), re.MULTILINE)
    assert sorted(set(commands)) == ["bin/demo", "bin/test"]
