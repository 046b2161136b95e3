"""One base from its filling to its figures."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from matvey.config.bench.crowding import Crowd
from matvey.config.bench.figures import Figure
from matvey.config.bench.filling import fill, is_filled
from matvey.config.bench.importing import finish_import, start_import, write_sheet
from matvey.config.bench.measuring import Ground, measure
from matvey.config.bench.pages import daily, works
from matvey.config.bench.samples import Samples, samples_for
from matvey.config.bench.server import memory_of_children, serving
from matvey.config.bench.staff import readers_there
from matvey.config.bench.visitors import Visitor

type Say = Callable[[str], None]


@dataclass(frozen=True)
class Extent:
    """How much is built and asked for; `only` leaves out works without it in their name.

    With `people` a crowd of so many is measured instead, for so many `seconds`.
    """

    events: int
    import_rows: int
    only: str = ""
    people: int = 0
    seconds: float = 60


@dataclass(frozen=True)
class Result:
    """`client_share` of one processor was the client's own; `memory` is that of all server processes, in bytes."""

    figures: list[Figure]
    client_share: float
    memory: int


@dataclass(frozen=True)
class Bench:
    """A base that is filled, and what is asked of it at one moment."""

    ground: Ground
    extent: Extent
    home: Path
    say: Say
    now: datetime

    def prepare(self) -> None:
        """Fills an empty base; one that was kept is taken as it is."""
        if is_filled(self.ground.customers):
            return
        begun = time.perf_counter()
        fill(self.ground.customers, self.extent.events, self.say, now=self.now)
        self.say(f"filled in {time.perf_counter() - begun:.0f} s")

    def run(self) -> Result:
        """Every work as every reader, then an import with people beside it."""
        figures: list[Figure] = []
        samples = {name: samples_for(who, at=self.now) for name, who in readers_there().items()}
        begun, cpu = time.perf_counter(), _own_cpu()
        with serving() as port:
            measured = self._crowd(samples, port) if self.extent.people else self._alone(samples, port)
            for figure in measured:
                figures.append(figure)
                self.say(line(figure))
            share = (_own_cpu() - cpu) / (time.perf_counter() - begun)
            memory = memory_of_children()
            for figure in self._beside_import(samples, port):
                figures.append(figure)
                self.say(line(figure))
        return Result(figures, share, memory)

    def _alone(self, samples: dict[str, Samples], port: int) -> Iterator[Figure]:
        for name, reader in readers_there().items():
            visitor = Visitor(reader, port)
            for work in works(samples[name]):
                if self.extent.only in work.name:
                    yield measure(work, name, visitor, self.ground)

    def _crowd(self, samples: dict[str, Samples], port: int) -> Iterator[Figure]:
        crowd = Crowd(self.extent.people, self.extent.seconds, self.extent.import_rows)
        return crowd.figures(samples, port, self.ground, self.home, self.say)

    def _beside_import(self, samples: dict[str, Samples], port: int) -> Iterator[Figure]:
        """Only what was measured while the import really ran."""
        if not self.extent.import_rows or self.extent.people:
            return
        sheet = self.home / "bench.xlsx"
        write_sheet(sheet, self.extent.import_rows, today=self.now.date())
        running = start_import(sheet)
        for name, reader in readers_there().items():
            visitor = Visitor(reader, port)
            for work in daily(samples[name]):
                figure = measure(work, name, visitor, self.ground)
                if running.poll() is None:
                    yield replace(figure, work=f"{figure.work}, an import beside it")
        yield finish_import(running, self.ground)


def line(figure: Figure) -> str:
    """A figure as one line for whoever watches."""
    times = f"{figure.p50_ms:8.1f} {figure.p95_ms:8.1f} {figure.cpu_ms or 0:8.1f}"
    return f"{times} {figure.queries:4} {figure.reader:9} {figure.work}"


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
