"""The order of what was found: a title named exactly, a title begun, a title with the words, then the rest."""

from __future__ import annotations

from collections.abc import Iterable

from matvey.core.search.questions import Question
from matvey.core.search.rows import Found
from matvey.core.search.word_forms import latin, stem

EXACT_TITLE, TITLE_BEGUN, WORDS_IN_TITLE, ELSEWHERE = range(4)


def ranked(found: Iterable[Found], question: Question) -> list[tuple[int, Found]]:
    """The rows with their tier, best first; the same tier goes by title, then the older first."""
    asked = _Asked(question)
    tiers = [(asked.tier(row.title_key), row) for row in found]
    return sorted(tiers, key=lambda tiered: (tiered[0], tiered[1].title_key, tiered[1].id))


class _Asked:
    """The question as titles are compared with it: in its own letters, and in Latin ones where it was typed so."""

    def __init__(self, question: Question) -> None:
        self.is_latin = question.key.isascii()
        self.key = self._spelt(question.key)
        self.terms = [self._spelt(term) for term in question.terms]

    def tier(self, title: str) -> int:
        title = self._spelt(title)
        if self.key and title == self.key:
            return EXACT_TITLE
        if self.key and title.startswith(self.key):
            return TITLE_BEGUN
        named = self.terms and all(term in title or stem(term) in title for term in self.terms)
        return WORDS_IN_TITLE if named else ELSEWHERE

    def _spelt(self, text: str) -> str:
        return " ".join(map(latin, text.split())) if self.is_latin else text
