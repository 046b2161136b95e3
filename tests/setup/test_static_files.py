"""Every picture and style a template names is there: in use, a missing one costs the whole page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).parent.parent.parent
NAMED = sorted(
    {
        name
        for template in ROOT.glob("matvey/*/templates/**/*.html")
        for name in re.findall(r"""{% static ["']([^"']+)["']""", template.read_text())
    }
)


@pytest.mark.parametrize("name", NAMED)
def test_a_file_named_by_a_template_exists(name: str) -> None:
    assert finders.find(name)
