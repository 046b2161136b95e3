"""Finding: the words first, then parts of words when few were found, then one typo when nothing was."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from matvey.core.models import SearchEntry
from matvey.core.search.answering import answers
from matvey.core.search.bodies import seen_by
from matvey.core.search.databases import index
from matvey.core.search.documents import Hit, How, SearchScope
from matvey.core.search.needs import Need, spellings_of, with_spellings
from matvey.core.search.questions import Question, understand
from matvey.core.search.ranking import ELSEWHERE, ranked
from matvey.core.search.rows import Filed, Found

ENOUGH = 20
MOST_RANKED = 100
MOST_IDS = 2_000
NARROW = 500


def find(
    text: str, *, scope: SearchScope, kinds: Iterable[str] | None = None, limit: int = ENOUGH
) -> list[Hit]:
    """The best `limit` documents within `scope` (and `kinds`, when given), best first; ties always fall alike.

    Every word must be answered, in any order. Where 100 and more answer, the newest are ranked, and those whose
    title begins as the question does.
    """
    question = understand(text)
    search = _Search(question, scope.only(None if kinds is None else set(kinds)), MOST_RANKED)
    found = {row.id: row for row in search.answers()}
    if len(found) >= MOST_RANKED:
        found |= {row.id: row for row in search.titles_begun(limit)}
    best = ranked(found.values(), question)[:limit]
    return _hits(best, search)


def ids(text: str, *, kind: str, scope: SearchScope, limit: int = MOST_IDS) -> list[int]:
    """The object ids of a kind that answer `text`, newest first and at most `limit`; what `find` would find.

    An empty text answers nothing: whoever asks leaves the condition out instead.
    """
    search = _Search(understand(text), scope.only({kind}), limit)
    return [row.object_id for row in sorted(search.answers(), key=lambda row: -row.id)]


class _Search:
    """One question to the index, asked less strictly until enough answer; `how` is the strictness reached."""

    def __init__(self, question: Question, scope: SearchScope, most: int) -> None:
        self.question, self.scope, self.most = question, scope, most
        self.seen_by = seen_by(scope)
        self.by_words: set[int] = set()
        self.how = How.WORD

    def answers(self) -> list[Found]:
        if not self.question or not self.seen_by:
            return []
        found = self._by_words()
        self.by_words = {row.id for row in found}
        few = ENOUGH if len(self.question.terms) == 1 else 1
        if len(found) < few and self.question.has_parts:
            self.how = How.PART
            found = self._newest(self.question.by_parts)
        if not found and self.question.may_be_misspelt:
            self.how = How.TYPO
            found = self._newest(self.question.by_typos)
        return found

    def _by_words(self) -> list[Found]:
        several = len(self.question.terms) > 1
        found = self._newest(self.question.by_whole_words) if several else []
        return found or self._newest(self.question.by_words)

    def titles_begun(self, limit: int) -> list[Found]:
        """The first by title of those whose title begins with all that was asked."""
        key = self.question.key
        if self.question.numbers or len(key.split()) != len(self.question.terms) or not key:
            return []
        return index().titles_begun(key, self.seen_by, limit)

    def how_found(self, row: Found, tier: int) -> How:
        if self.how is How.PART and row.id not in self.by_words:
            return How.PART
        if self.how is How.TYPO:
            return How.TYPO
        return How.WORD if tier == ELSEWHERE else How.TITLE

    def _newest(self, need: Need) -> list[Found]:
        if self.narrow is None:
            if spellings := spellings_of(need):
                need = with_spellings(need, index().known(spellings))
            return index().newest(need, self.seen_by, self.most)
        answering = [
            Found(row.id, row.object_id, row.title_key)
            for row in self.narrow
            if answers(need, row.body, row.forms)
        ]
        return sorted(answering, key=lambda row: -row.id)[: self.most]

    @cached_property
    def narrow(self) -> list[Filed] | None:
        """All there is in the scope, if that is little: then reading it is quicker than any index."""
        if any(part.everything for part in self.scope.kinds.values()):
            return None
        rows = index().filed(self.seen_by, NARROW + 1)
        return rows if len(rows) <= NARROW else None


def _hits(best: list[tuple[int, Found]], search: _Search) -> list[Hit]:
    shown = SearchEntry.objects.only("kind", "object_id", "title", "subtitle")
    entries = shown.in_bulk([row.id for _, row in best])
    hits = []
    for rank, (tier, row) in enumerate(best):
        if entry := entries.get(row.id):  # somebody may have removed it meanwhile
            how = search.how_found(row, tier)
            hits.append(Hit(entry.kind, entry.object_id, entry.title, entry.subtitle, rank, how))
    return hits
