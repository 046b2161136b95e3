"""What the company as a whole has chosen."""

from matvey.administration.models.company import Company

__all__ = ["Company"]
