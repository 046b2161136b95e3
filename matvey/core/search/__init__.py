"""Finds any record by any half-remembered word or number; one index, the same answers on both databases.

Apps register an `Indexer` for each kind and, inside the transaction of every change, `put` what can be found,
`remove` it, or `refile` it when it passes to somebody else. Pages `find` hits or ask for the `ids` that match.
"""

from matvey.core.search.documents import Hit, How, KindScope, SearchDocument, SearchScope
from matvey.core.search.finding import MOST_IDS, find, ids
from matvey.core.search.indexers import Indexer, forget, in_step, rebuild, register, registered, tidy
from matvey.core.search.writing import NewEntry, put, put_new, refile, remove

__all__ = [
    "MOST_IDS",
    "Hit",
    "How",
    "Indexer",
    "KindScope",
    "NewEntry",
    "SearchDocument",
    "SearchScope",
    "find",
    "forget",
    "ids",
    "in_step",
    "put",
    "put_new",
    "rebuild",
    "refile",
    "register",
    "registered",
    "remove",
    "tidy",
]
