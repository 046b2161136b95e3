"""People hear of what became of the work they ordered, and of being named in a comment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from matvey.journal.jobs import Finished, GiveUp, JobKind, Slice, SliceResult, enqueue, kinds
from matvey.journal.jobs.here import work_off
from matvey.records.models import Notification
from matvey.staff.models import Employee

pytestmark = pytest.mark.django_db(transaction=True)


def fails(piece: Slice) -> SliceResult:
    raise GiveUp("Файл пропал.")


def works(piece: Slice) -> SliceResult:
    return Finished()


@pytest.fixture
def told(people: Any, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, str]]]:
    """Has the owner order such a job, and says what she is told of it, and where that leads."""

    def order(work: Callable[[Slice], SliceResult], **more: Any) -> list[tuple[str, str]]:
        monkeypatch.setitem(kinds._registered, "test", JobKind("test", "Проверка", work, **more))
        work_off(enqueue("test", {}, by=people.by(people.owner), at=now), lambda: now)
        return list(Notification.objects.filter(employee=people.owner).values_list("text", "url"))

    return order


def test_who_ordered_work_hears_that_it_failed_and_why(told: Any) -> None:
    assert told(fails) == [("Проверка: не получилось. Файл пропал.", "/jobs/")]


def test_who_ordered_work_hears_that_it_is_done_and_where_to_look(told: Any) -> None:
    told_so = told(works, tells=True, address=lambda job: f"/somewhere/{job.params.get('n', 1)}/")
    assert told_so == [("Проверка: готово", "/somewhere/1/")]


def test_work_that_speaks_for_itself_is_not_announced_twice(told: Any) -> None:
    assert told(works) == []


@pytest.mark.parametrize(("name", "hears"), [("Дарья Орлова", 1), ("Борис Лебедев", 0)])
def test_only_who_may_see_a_branch_hears_of_being_named_on_it(
    name: str, hears: int, people: Any, administrator: Employee, signed_in: Callable[[Employee], Client]
) -> None:
    other = people.colleague if hears else administrator
    Employee.objects.filter(pk=people.head.pk).update(role=people.roles["director"])
    address = f"/comments/branch/{administrator.branch_id}/"
    assert signed_in(people.head).post(address, {"text": f"@{name}, посмотрите"}).status_code == 200
    assert Notification.objects.filter(icon="at-sign").exclude(employee=other).count() == hears
