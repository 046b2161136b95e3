"""A document as the index keeps it: lines of tokens to look through, and one that says who may find it."""

from __future__ import annotations

import re
from itertools import chain

from matvey.core.company_names import split_company_name
from matvey.core.folding import digits, fold, look_alikes, words
from matvey.core.search.documents import SearchDocument, SearchScope
from matvey.core.search.word_forms import other_forms

MOST_WORDS = 1_000
LONGEST_WORD = 40
LONGEST_TITLE = 160
NUMBER_MARK = "+"  # keeps «дом 7» from meaning every phone that begins with 7
ADDRESS = re.compile(r"\S*@\S*")
_AT = re.compile("[@\ufe6b\uff20]")  # as typed here and in the Far East
_KIND = re.compile(r"[a-z][a-z0-9_]*")


def tokens_of(document: SearchDocument) -> tuple[str, str]:
    """The body: every word as typed, every number and address; and the other forms of the words.

    Each token once; in the two put together every token has a space before and after it.
    """
    texts = (document.title, document.subtitle, *document.texts, *map(_without_top_domain, document.emails))
    found = chain.from_iterable([words(look_alikes(text)) for text in dict.fromkeys(texts)])
    spoken = list(dict.fromkeys([word[:LONGEST_WORD] for word in found]))[:MOST_WORDS]
    numbers = (NUMBER_MARK + digits for digits in map(number, document.numbers) if digits)
    written = chain(
        document.emails, *(ADDRESS.findall(fold(look_alikes(text))) for text in texts if _AT.search(text))
    )
    body = dict.fromkeys(chain(spoken, numbers, filter(None, map(address, written))))
    other = dict.fromkeys(chain.from_iterable(map(other_forms, spoken)))
    return f" {' '.join(body)} ", "".join(f"{form} " for form in other if form not in body)


def _without_top_domain(email: str) -> str:
    return email.rpartition(".")[0]


def number(text: str) -> str:
    """A number as it is kept: digits only, a Russian phone typed with 8 beginning with 7."""
    found = digits(text)
    return f"7{found[1:]}" if len(found) == 11 and found[0] == "8" else found


def address(text: str) -> str:
    """An e-mail address as it is kept and looked for."""
    return fold(text).replace('"', "").replace(" ", "").lstrip("=+")


def title_key(text: str) -> str:
    """The words of a title or a question without the legal form, to tell a title named from one touched upon."""
    return " ".join(words(look_alikes(split_company_name(text).core)))[:LONGEST_TITLE]


def filed_under(document: SearchDocument) -> str:
    """The tokens of those who may find the document, with a space before and after each."""
    kind = checked_kind(document.kind)
    if document.private_to is not None:
        return f" {kind}.p{document.private_to} "
    places = {"o": document.owner_id, "d": document.department_id, "b": document.branch_id}
    tokens = [f"{kind}.a", *(f"{kind}.{mark}{place}" for mark, place in places.items() if place is not None)]
    return f" {' '.join(tokens)} "


def seen_by(scope: SearchScope) -> list[str]:
    """The tokens of which a document must have one to be found within `scope`; none, and nothing is found."""
    tokens: list[str] = []
    for kind, part in sorted(scope.kinds.items()):
        if part.everything:
            tokens.append(f"{kind}.a")
        else:
            marked = (("o", part.owners), ("d", part.departments), ("b", part.branches))
            tokens += [f"{kind}.{mark}{place}" for mark, places in marked for place in sorted(places)]
        if scope.reader is not None:
            tokens.append(f"{kind}.p{scope.reader}")
    return tokens


def checked_kind(kind: str) -> str:
    """`kind` itself; ValueError unless it is a lower-case word that can stand in a token."""
    if not _KIND.fullmatch(kind):
        raise ValueError(f"a kind is a lower-case Latin word, not {kind!r}")
    return kind
