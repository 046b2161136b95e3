"""The archive of everything, gathered in the background: a kill costs a piece, an erasure begins it anew."""

from __future__ import annotations

import shutil
import time
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.customers.models import ErasureAct
from matvey.exchange.everything.gathering import Gathering, Spoilt
from matvey.exchange.everything.ordering import EVERYTHING, demand_everything, journal_everything
from matvey.journal.jobs import (
    GiveUp,
    JobKind,
    Lane,
    LeaseLost,
    More,
    Slice,
    SliceResult,
    TimeIsUp,
    register,
)
from matvey.journal.models import Job
from matvey.records.actions.comments import notify
from matvey.records.actions.files import store

FOLDER: Final = "leaving"
ASKED_EVERY: Final = 2.0  # seconds between two looks at whether it was cancelled


def run_everything(work: Slice) -> SliceResult:
    access = work.actor().access
    try:
        demand_everything(access)
    except PermissionDenied as refusal:
        raise GiveUp(_("Whoever ordered the archive may not take everything out any more.")) from refusal
    forget_ended()
    gathering = Gathering(folder_of(work.job), access, datetime.fromisoformat(_begun(work)))
    try:
        return _gather(gathering, work)
    except (Spoilt, FileNotFoundError):
        gathering.clear()
        with work.batch() as batch:
            batch.cursor, batch.done = {}, 0
        return More()


def folder_of(job: Job) -> Path:
    return Path(settings.HOME) / FOLDER / str(job.pk)


def _begun(work: Slice) -> str:
    """When it was begun, or begun anew."""
    if "begun" not in work.cursor:
        total = Gathering(folder_of(work.job), work.actor().access, work.now).count()
        with work.batch() as batch:
            batch.total = total
            batch.cursor["begun"] = work.now.isoformat()
    return str(work.cursor["begun"])


def _gather(gathering: Gathering, work: Slice) -> SliceResult:
    for piece in gathering.pieces(work.cursor):
        with work.batch() as batch:
            batch.advance(piece.count, **piece.cursor)
    rows = work.cursor["rows"]
    digest = _packed(gathering, rows, work)
    with work.batch() as batch:
        if ErasureAct.objects.filter(erased_at__gte=gathering.at).exists():
            raise Spoilt
        journal_everything(sum(rows.values()), by=work.actor(), at=work.now)
        _tell(work)
        batch.total = batch.done
        result = {"digest": digest, "name": f"matvey-{work.now:%Y-%m-%d}.zip", "rows": sum(rows.values())}
        finished = batch.finish(result)
    gathering.clear()
    return finished


def _packed(gathering: Gathering, rows: dict[str, int], work: Slice) -> str:
    """Packing begins anew after a kill; it stops where the worker stops or the job was cancelled."""
    path, asked = gathering.folder / "archive.zip", time.monotonic()
    with path.open("w+b") as file:
        for _file in gathering.pack(file, rows):
            if work.stop.is_set():
                raise TimeIsUp
            if time.monotonic() - asked > ASKED_EVERY:
                asked = time.monotonic()
                if not Job.objects.held(work.job.leased_by).filter(pk=work.job.pk).exists():
                    raise LeaseLost
        file.seek(0)
        return store(File(file, name=path.name))


def forget_ended() -> int:
    """Delete the folders that cancelled or failed work has left; how many there were."""
    home = Path(settings.HOME) / FOLDER
    jobs = Job.objects.unfinished().filter(kind=EVERYTHING)
    at_work = {str(pk) for pk in jobs.values_list("pk", flat=True)}
    left = [folder for folder in (home.iterdir() if home.exists() else ()) if folder.name not in at_work]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _tell(work: Slice) -> None:
    if work.job.created_by:
        text = _("The archive of everything is ready.")
        notify([work.job.created_by], text, at=work.now, url=reverse("everything"), icon="archive")


register(
    JobKind(
        EVERYTHING,
        gettext_lazy("Archive of everything"),
        run_everything,
        lane=Lane.LONG,
        address=lambda job: reverse("everything"),
    )
)
