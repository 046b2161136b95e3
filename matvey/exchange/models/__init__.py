"""What comes into the program from outside."""

from matvey.exchange.models.contents import SEVERAL, TABLE, Contents
from matvey.exchange.models.imports import Import, ImportMatch, ImportProblem, RememberedMapping
from matvey.exchange.models.parts import ImportOrigin, ImportPart
from matvey.exchange.models.undoing import ImportChange, ImportLeft, ImportUndo

__all__ = [
    "SEVERAL",
    "TABLE",
    "Contents",
    "Import",
    "ImportChange",
    "ImportLeft",
    "ImportMatch",
    "ImportOrigin",
    "ImportPart",
    "ImportProblem",
    "ImportUndo",
    "RememberedMapping",
]
