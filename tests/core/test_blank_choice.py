"""A choice that is not made yet is called so in the reader's language."""

from __future__ import annotations

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import override


@pytest.mark.parametrize(("language", "said"), [("ru", "— не выбрано —"), ("en", "— not chosen —")])
def test_a_choice_not_made_yet_is_called_so(language: str, said: str) -> None:
    field = forms.ModelChoiceField(ContentType.objects.none())
    with override(language):
        assert str(field.empty_label) == said
