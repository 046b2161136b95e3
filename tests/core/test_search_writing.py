"""The index follows every change, in the same transaction, and can be made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from django.db import transaction

from matvey.core import search
from matvey.core.models import SearchEntry
from matvey.core.search import Indexer, KindScope, SearchDocument, SearchScope

pytestmark = pytest.mark.django_db

ALL = SearchScope.everything("shop")
BAKERY = SearchDocument(
    kind="shop", object_id=1, title="Пекарня", numbers=("7707083893",), owner_id=1, branch_id=1
)


@dataclass
class Shops:
    """The records of a kind as some app would keep them."""

    rows: dict[int, SearchDocument] = field(default_factory=dict)

    def object_ids(self) -> list[int]:
        return sorted(self.rows)

    def documents(self, ids: Sequence[int]) -> list[SearchDocument]:
        return [self.rows[shop] for shop in ids if shop in self.rows]


@pytest.fixture
def shops() -> Iterator[Shops]:
    shops = Shops({1: BAKERY, 2: replace(BAKERY, object_id=2, title="Кондитерская")})
    search.register(Indexer("shop", shops.object_ids, shops.documents))
    yield shops
    search.forget("shop")


def found(typed: str, within: SearchScope = ALL) -> list[int]:
    return [hit.object_id for hit in search.find(typed, scope=within)]


def owned_by(employee: int) -> SearchScope:
    return SearchScope({"shop": KindScope(owners=frozenset([employee]))})


def test_a_changed_record_is_found_by_its_new_words_only() -> None:
    search.put([BAKERY])
    search.put([replace(BAKERY, title="Булочная")])
    assert (found("пекарня"), found("екар"), found("булочная"), found("7707")) == ([], [], [1], [1])


def test_an_unchanged_record_is_not_written_again() -> None:
    assert [search.put([BAKERY]), search.put([BAKERY])] == [1, 0]


def test_the_last_of_several_documents_of_a_record_counts() -> None:
    search.put([BAKERY, replace(BAKERY, title="Булочная")])
    assert (found("пекарня"), found("булочная")) == ([], [1])


def test_a_removed_record_is_not_found() -> None:
    search.put([BAKERY])
    assert [search.remove("shop", [1]), search.remove("shop", [1])] == [1, 0]
    assert found("пекарня") == found("7707") == []


def test_a_record_handed_over_is_found_by_the_other() -> None:
    search.put([BAKERY])
    assert search.refile("shop", [1], owner_id=2) == 1
    assert (found("пекарня", owned_by(1)), found("пекарня", owned_by(2))) == ([], [1])
    assert SearchEntry.objects.get().branch_id == 1


def test_what_was_undone_is_not_found() -> None:
    search.put([BAKERY])
    with transaction.atomic():
        search.put([replace(BAKERY, title="Булочная"), replace(BAKERY, object_id=3, title="Кафе")])
        transaction.set_rollback(True)
    assert (found("пекарня"), found("булочная"), found("кафе")) == ([1], [], [])


def test_a_kind_that_could_not_stand_in_a_token_is_refused() -> None:
    with pytest.raises(ValueError, match="lower-case"):
        search.put([replace(BAKERY, kind="a b")])


def test_rebuilding_brings_the_index_in_step(shops: Shops) -> None:
    search.put([replace(BAKERY, title="Старое имя"), replace(BAKERY, object_id=9, title="Лишнее")])
    assert search.rebuild("shop", pause=lambda seconds: None) == 3
    assert (found("пекарня"), found("кондитерская"), found("лишнее"), found("старое")) == ([1], [2], [], [])
    assert not search.in_step("shop")


def test_rebuilding_what_is_in_step_changes_nothing(shops: Shops) -> None:
    search.rebuild("shop", pause=lambda seconds: None)
    assert search.rebuild("shop", pause=lambda seconds: None) == 0


def test_tidying_loses_nothing() -> None:
    for number in range(40):
        search.put([replace(BAKERY, object_id=100 + number, title=f"Пекарня {number}")])
    search.remove("shop", range(100, 110))
    search.tidy(pause=lambda seconds: None)
    assert sorted(search.ids("пекарня", kind="shop", scope=ALL)) == list(range(110, 140))


def test_what_is_out_of_step_is_named(shops: Shops) -> None:
    search.put([replace(BAKERY, title="Старое имя"), replace(BAKERY, object_id=9)])
    difference = search.in_step("shop")
    assert (difference.missing, difference.superfluous, difference.stale) == ((2,), (9,), (1,))


def test_a_kind_has_one_indexer(shops: Shops) -> None:
    with pytest.raises(ValueError, match="already"):
        search.register(Indexer("shop", list, list))
