"""What imports keep of a person: the file they came with, cells that did not hold, names that were met, and what
undoing them takes."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from matvey.customers.erasure import Eraser, Erasing, add
from matvey.exchange.everything.running import forget_ended
from matvey.exchange.imports.forgetting import came_in_with, order_forgetting
from matvey.exchange.undoing.sweeping import blank_changes


def _imports(erasing: Erasing) -> int:
    return order_forgetting(came_in_with(erasing), at=erasing.at)


add(
    Eraser("imports", gettext_noop("files of imports"), _imports),
    Eraser(
        "archives", gettext_noop("what archives of everything have left"), lambda _erasing: forget_ended()
    ),
    Eraser("undoing", gettext_noop("what undoing an import takes"), blank_changes),
)
