"""What comes into the program from outside."""

from matvey.exchange.models.imports import Import, ImportMatch, ImportProblem, RememberedMapping

__all__ = ["Import", "ImportMatch", "ImportProblem", "RememberedMapping"]
