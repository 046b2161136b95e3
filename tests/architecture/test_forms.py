"""What a field of a form may not be called."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from django import forms

from tests.architecture.layers import ROOT

# In a browser a control hides the property of its form that has the same name, and htmx reads these.
PROPERTIES = {
    "form",
    "method",
    "action",
    "elements",
    "closest",
    "matches",
    "attributes",
    "submit",
    "children",
}


def all_forms(parent: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for child in parent.__subclasses__():
        yield child
        yield from all_forms(child)


def test_no_field_hides_a_property_of_its_form() -> None:
    for path in ROOT.glob("*/forms/*.py"):
        import_module(".".join(("matvey", *path.relative_to(ROOT).with_suffix("").parts)))
    ours = {form for form in all_forms() if form.__module__.startswith("matvey.")}
    fields = {(form.__name__, name) for form in ours for name in getattr(form, "base_fields", {})}
    assert len(fields) > 100
    assert {(form, name) for form, name in fields if name in PROPERTIES} == set()
