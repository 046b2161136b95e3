"""A crowd at work on the base being measured, with imports one after the other beside it."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from threading import Thread
from typing import Final

from matvey.config.bench.crowd import Person, Say, figures_of, work_together
from matvey.config.bench.figures import Figure
from matvey.config.bench.importing import finish_import, start_import, write_sheet
from matvey.config.bench.measuring import WARM_UP, Ground
from matvey.config.bench.pages import creating, noting, pages_of_a_day
from matvey.config.bench.samples import Samples
from matvey.config.bench.staff import readers_there
from matvey.config.bench.visitors import Visitor

SHEETS: Final = 12


@dataclass(frozen=True)
class Crowd:
    """So many people for so many seconds; `import_rows` is the length of each spreadsheet, 0 of none."""

    people: int
    seconds: float
    import_rows: int

    def figures(
        self, samples: dict[str, Samples], port: int, ground: Ground, home: Path, say: Say
    ) -> Iterator[Figure]:
        """Reading, writing and, where something was imported, its rows a second."""
        sheets = list(self._sheets(home))
        people = list(islice(_people(samples, port), self.people))
        for person in people[:WARM_UP]:
            for work in person.reading:
                work.do(person.visitor)
        imports = Imports(sheets, ground, time.monotonic() + self.seconds)
        begun, cpu = time.perf_counter(), _own_cpu()
        imports.thread.start()
        done = work_together(people, self.seconds)
        share = round((_own_cpu() - cpu) / (time.perf_counter() - begun), 3)
        imports.thread.join()
        for trouble, times in Counter(one.trouble for one in done if one.trouble).most_common(5):
            say(f"{times} × {trouble}")
        for figure in figures_of(done, self.people, self.seconds, ground):
            yield replace(figure, client_share=share)
        yield from imports.figures(self.people)

    def _sheets(self, home: Path) -> Iterator[Path]:
        """Spreadsheets of different customers, written before anybody works."""
        for number in range(SHEETS if self.import_rows else 0):
            sheet = home / f"bench-{number}.xlsx"
            write_sheet(sheet, self.import_rows, today=date.today(), part=number)  # noqa: DTZ011 - any day will do
            yield sheet


class Imports:
    """Imports the spreadsheets in turn until the time is over; the last one is let finish."""

    def __init__(self, sheets: Sequence[Path], ground: Ground, end: float) -> None:
        self.done: list[Figure] = []
        self.failed = 0
        self.thread = Thread(target=self._run, args=(sheets, ground, end), daemon=True)

    def figures(self, people: int) -> Iterator[Figure]:
        """All of them as one: rows a second in the mean, and how many failed."""
        if self.done:
            per_s = round(sum(one.per_s or 0 for one in self.done) / len(self.done), 1)
            work = f"imports beside {people} people at work"
            yield replace(self.done[-1], work=work, per_s=per_s, errors=self.failed)
        elif self.failed:
            raise RuntimeError("no import beside the people went through")

    def _run(self, sheets: Sequence[Path], ground: Ground, end: float) -> None:
        for sheet in cycle(sheets):
            if time.monotonic() >= end:
                return
            try:
                self.done.append(finish_import(start_import(sheet), ground))
            except RuntimeError:
                self.failed += 1


def _people(samples: dict[str, Samples], port: int) -> Iterator[Person]:
    """The four readers over and over, each time in a session of their own."""
    new = creating()
    chores = {name: (pages_of_a_day(some), [new, noting(some)]) for name, some in samples.items()}
    for name, reader in cycle(readers_there().items()):
        yield Person(Visitor(reader, port), *chores[name])


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
