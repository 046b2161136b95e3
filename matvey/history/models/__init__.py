"""What was between a customer and us."""

from matvey.history.models.correspondence import Correspondence
from matvey.history.models.interactions import Interaction

__all__ = ["Correspondence", "Interaction"]
