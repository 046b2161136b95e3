"""The departments as the tree they form."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q

from matvey.staff.models import Department


@dataclass
class Node:
    """A department with those below it; `people` counts who works in it itself."""

    department: Department
    people: int
    below: list[Node] = field(default_factory=list)


def department_tree() -> list[Node]:
    """The open departments from the top, by name; one whose parent is closed stands at the top."""
    working = Count("employees", filter=Q(employees__dismissed_at=None))
    rows = Department.objects.filter(closed_at=None).select_related("head", "branch").annotate(people=working)
    nodes = {row.pk: Node(row, row.people) for row in rows}
    top: list[Node] = []
    for node in nodes.values():
        parent = nodes.get(node.department.parent_id or 0)
        (parent.below if parent else top).append(node)
    return top
