"""Whatever is stored and asked, the database's index answers exactly what the definition says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matvey.core.folding import fold
from matvey.core.models import SearchEntry
from matvey.core.search import SearchDocument, put
from matvey.core.search.answering import answers
from matvey.core.search.databases import index
from matvey.core.search.questions import understand
from matvey.core.search.typos import variants

pytestmark = pytest.mark.django_db

WORDS = st.text("аеёижкщюястцйь", min_size=1, max_size=7)
LATIN = st.text("aehijkostyz", min_size=1, max_size=7)
NUMBERS = st.text("0178", min_size=1, max_size=8)
ADDRESSES = st.builds("{}@{}.ru".format, LATIN, LATIN)
ANYTHING = st.text(max_size=12)
PIECES = st.one_of(WORDS, WORDS, LATIN, NUMBERS, ADDRESSES, ANYTHING)
TEXTS = st.lists(PIECES, max_size=4).map(" ".join)
STORED = st.builds(
    SearchDocument,
    kind=st.just("thing"),
    object_id=st.integers(1, 9),
    title=TEXTS,
    texts=st.tuples(TEXTS),
    numbers=st.tuples(NUMBERS, ANYTHING),
    emails=st.tuples(ADDRESSES, ANYTHING),
)


@given(st.lists(STORED, min_size=1, max_size=6), TEXTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_index_answers_as_defined(documents: list[SearchDocument], typed: str) -> None:
    put(documents)
    question = understand(typed)
    entries = list(SearchEntry.objects.all())
    for need in (question.by_words, question.by_parts, question.by_typos) if question else ():
        found = [row.object_id for row in index().newest(need, ["thing.a"], 100)]
        assert sorted(found) == sorted(
            entry.object_id for entry in entries if answers(need, entry.body, entry.forms)
        )


@given(st.lists(STORED, min_size=1, max_size=6))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_title_finds_its_own_record(documents: list[SearchDocument]) -> None:
    put(documents)
    for entry in SearchEntry.objects.all():
        question = understand(entry.title)
        if question:
            assert answers(question.by_words, entry.body, entry.forms)


@given(WORDS, st.data())
def test_a_slip_of_the_finger_is_among_the_variants(word: str, data: st.DataObject) -> None:
    word = fold(word)
    place = data.draw(st.integers(0, len(word) - 1))
    assert word[:place] + "ф" + word[place + 1 :] in set(variants(word))
    assert word[:place] + word[place + 1 :] in set(variants(word))
    assert word[:place] + "ф" + word[place:] in set(variants(word))
