"""Form fields look and behave as their kind of value asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.template import engines
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler


class Meeting(forms.Form):
    topic = forms.CharField(label="О чём", help_text="Коротко")
    on = forms.DateField(label="Когда", required=False)
    sum = forms.DecimalField(label="Сумма", required=False)
    note = forms.CharField(label="Заметка", widget=forms.Textarea, required=False)
    who = forms.MultipleChoiceField(label="Кто", choices=[("1", "Анна")], required=False)
    lasts = forms.CharField(label="Длится", widget=forms.TextInput({"class": "short"}), required=False)


def drawn(name: str, data: dict[str, Any] | None = None, **initial: Any) -> str:
    return component('<c-field :field="field" />', field=Meeting(data, initial=initial)[name])


def component(source: str, **context: Any) -> str:
    template = engines["django"].from_string(CottonCompiler().process(source))
    with override("ru"):
        return template.render(context)


def test_a_date_is_given_to_the_browser_in_its_own_way() -> None:
    assert 'value="2025-11-23"' in drawn("on", on=date(2025, 11, 23))
    assert 'type="date"' in drawn("on")


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("note", "data-autosize"),
        ("who", "data-combobox"),
        ("sum", 'inputmode="decimal"'),
        ("note", 'rows="3"'),
    ],
)
def test_each_kind_gets_its_marks(name: str, mark: str) -> None:
    assert mark in drawn(name)


def test_a_slip_in_a_number_is_shown_again() -> None:
    assert 'value="много"' in drawn("sum", {"topic": "х", "sum": "много"})


def test_an_error_and_a_hint_are_tied_to_their_field() -> None:
    html = drawn("topic", {"topic": ""})
    assert 'aria-describedby="id_topic_helptext id_topic_error"' in html
    assert 'id="id_topic_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_forms_own_class_stays() -> None:
    assert 'class="input short"' in drawn("lasts")


def test_the_summary_leads_to_every_wrong_field() -> None:
    html = component('<c-form-errors :form="form" />', form=Meeting({"topic": "", "sum": "много"}))
    assert 'href="#id_topic"' in html
    assert 'href="#id_sum"' in html


def test_a_single_problem_needs_no_heading() -> None:
    html = component('<c-form-errors :form="form" />', form=Meeting({"topic": ""}))
    assert 'href="#id_topic"' in html
    assert "<strong>" not in html


def test_a_select_with_nothing_chosen_says_so_in_the_readers_language() -> None:
    blank = forms.models.ModelChoiceField(ContentType.objects.none()).empty_label
    with override("ru"):
        assert str(blank) == "— не выбрано —"
