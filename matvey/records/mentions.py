"""Finds the colleagues a text names with @: «@Анна Соколова, посмотрите»."""

from __future__ import annotations

from matvey.core.folding import fold
from matvey.staff.models import Employee


def mentioned_in(text: str) -> list[Employee]:
    """Working colleagues whose first name and surname follow an @, each once."""
    if "@" not in text:
        return []
    folded = fold(text)
    return [person for person in Employee.objects.working() if f"@{fold(str(person))}" in folded]


def suggestions(beginning: str, limit: int = 8) -> list[Employee]:
    """Colleagues with a word of their name beginning so."""
    wanted = fold(beginning)
    people = Employee.objects.working().select_related("department")
    fitting = [who for who in people if any(word.startswith(wanted) for word in fold(who.full_name).split())]
    return fitting[:limit]
