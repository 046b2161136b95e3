"""Contents of files go from the disk when nothing names them any more, and never before."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from matvey.journal.jobs import enqueue
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Job
from matvey.records import contents
from matvey.records.actions.exports import EXPORT_KIND
from matvey.records.actions.files import SWEEP, store
from matvey.records.models import Attachment
from matvey.staff.access import Actor

type Store = Callable[..., Path]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def stored(folder: Path, now: datetime) -> Store:
    """A content that came in so many hours ago; where it lies."""

    def store_one(text: str = "договор", hours: float = 48) -> Path:
        place = folder / contents.path_of(store(ContentFile(text.encode())))
        then = (now - timedelta(hours=hours)).timestamp()
        os.utime(place, (then, then))
        return place

    return store_one


@pytest.fixture
def sweep(db: None, now: datetime) -> Callable[[], Any]:
    """What the night brings."""

    def run(at: datetime = now, **params: object) -> Any:
        enqueue(SWEEP, params, by=Actor.program(), at=at)
        run_due(lambda: at)

    return run


def name_it(place: Path, now: datetime) -> None:
    """An attachment of somebody's record."""
    Attachment.objects.create(
        kind="customer", object_id=1, name="а.pdf", digest=place.name, size=1, created_at=now
    )


def test_what_nothing_names_goes_and_what_is_attached_stays(
    stored: Store, sweep: Callable[..., Any], now: datetime
) -> None:
    left, attached = stored("ничей"), stored("договор")
    name_it(attached, now)
    sweep()
    assert (left.exists(), attached.read_text()) == (False, "договор")


def test_what_came_in_a_moment_ago_is_spared_until_somebody_has_named_it(
    stored: Store, sweep: Callable[..., Any], now: datetime
) -> None:
    fresh = stored(hours=0.5)
    sweep()
    assert fresh.exists()
    sweep(now + timedelta(hours=1))
    assert not fresh.exists()


def test_what_is_stored_once_more_counts_as_new(
    stored: Store, sweep: Callable[..., Any], now: datetime
) -> None:
    old = stored("договор")
    store(ContentFile("договор".encode()))
    sweep()
    assert old.exists()


def test_ordered_contents_that_are_too_fresh_are_looked_at_again(
    stored: Store, sweep: Callable[..., Any], now: datetime
) -> None:
    fresh = stored(hours=0.5)
    sweep(digests=[fresh.name])
    assert (fresh.exists(), Job.objects.get().state) == (True, "running")
    run_due(lambda: now + timedelta(hours=1))
    assert (fresh.exists(), Job.objects.get().state) == (False, "done")


def test_a_content_set_aside_by_a_killed_sweep_comes_back_where_it_is_needed(
    stored: Store, sweep: Callable[..., Any], now: datetime
) -> None:
    place = stored("договор")
    place.rename(f"{place}{contents.GOING}")
    name_it(place, now)
    sweep()
    assert place.read_text() == "договор"


def test_a_store_that_was_killed_leaves_no_half_under_the_name(
    folder: Path, stored: Store, sweep: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    monkeypatch.setattr(Path, "replace", lambda *names: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        store(ContentFile(b"half"))
    monkeypatch.undo()
    [half] = (folder / contents.INCOMING).iterdir()
    os.utime(half, (0, 0))
    assert stored("half").read_text() == "half"
    sweep()
    assert not half.exists()


def test_files_that_are_not_ours_are_left_alone(folder: Path, sweep: Callable[..., Any]) -> None:
    foreign = folder / "ab" / "cd" / "readme.txt"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("не наше")
    os.utime(foreign, (0, 0))
    sweep()
    assert foreign.exists()


def test_the_file_of_an_export_is_kept_for_a_week(
    stored: Store, sweep: Callable[..., Any], now: datetime
) -> None:
    place = stored("выгрузка")
    result = {"digest": place.name, "name": "customers.xlsx", "rows": 1}
    ended = {"state": "done", "finished_at": now - timedelta(days=6), "due_at": now, "created_at": now}
    Job.objects.create(kind=EXPORT_KIND, lane="long", result=result, **ended)
    sweep()
    assert place.exists()
    sweep(now + timedelta(days=2))
    assert not place.exists()


def test_the_same_content_is_kept_once(folder: Path) -> None:
    assert store(ContentFile(b"x")) == store(ContentFile(b"x"))
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1
