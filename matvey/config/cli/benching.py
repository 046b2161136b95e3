"""`matvey bench`: how quick the program is on this machine, on bases of its own."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from matvey.config.cli.command import Command, CommandFailedError
from matvey.config.speech import _

if TYPE_CHECKING:
    from matvey.config.bench.installations import Wanted


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        nargs="?",
        choices=["speed", "duplicates"],
        default="speed",
        help=_("speed of a base, or how well duplicates are told"),
    )
    parser.add_argument("folder", nargs="?", type=Path, help=_("duplicates: a folder of labelled sets"))
    parser.add_argument("--customers", type=int, nargs="+", default=[1000], help=_("sizes of the base"))
    parser.add_argument(
        "--database",
        nargs="+",
        default=["sqlite"],
        help=_("sqlite, or the address of a PostgreSQL server where bases may be made"),
    )
    parser.add_argument("--events", type=int, default=10, help=_("events of each customer, about"))
    parser.add_argument("--requests", type=int, default=30, help=_("requests behind each figure"))
    parser.add_argument("--import-rows", type=int, default=5000, help=_("rows of the spreadsheet; 0: none"))
    parser.add_argument("--only", default="", help=_("only works whose name has this in it"))
    parser.add_argument(
        "--people",
        type=int,
        default=0,
        help=_("instead: so many people at work at once, an import beside them"),
    )
    parser.add_argument("--seconds", type=float, default=60, help=_("how long they work"))
    parser.add_argument("--keep", type=Path, help=_("a folder where the bases stay for the next run"))
    parser.add_argument("--json", type=Path, help=_("write the figures into this file"))


def run(chosen: argparse.Namespace) -> int:
    """Each base in a process of its own, since a process has one base for ever."""
    if chosen.what == "duplicates":
        return recognise(chosen.folder)
    pairs = list(product(chosen.database, chosen.customers))
    if len(pairs) == 1:
        return measure_one(chosen, *pairs[0])
    from matvey.config.bench.reporting import as_summary, read_json, write_json

    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (database, customers) in enumerate(pairs):
            file = Path(folder) / f"{number}.json"
            words = [f"--database={database}", f"--customers={customers}", f"--json={file}", *_others(chosen)]
            subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-m", "matvey.config.cli", "bench", *words], check=True
            )
            figures += read_json(file)
    print(f"\n{as_summary(figures)}")
    if chosen.json:
        write_json(figures, chosen.json)
    return 0


def recognise(folder: Path | None) -> int:
    """How well duplicates are told, on sets of which that is known; needs no base."""
    import django

    django.setup()
    from matvey.config.bench.recognising import as_table, scores

    print(as_table(scores(folder)))
    return 0


def measure_one(chosen: argparse.Namespace, address: str, customers: int) -> int:
    """One base, filled unless it was kept, measured and printed as a table."""
    from matvey.config.bench.installations import Wanted, installation

    wanted = Wanted(customers, address, chosen.keep)
    if customers < 1000:
        raise CommandFailedError(_("A base of fewer than 1000 customers says nothing about speed."))
    with installation(wanted) as home:
        _measure(chosen, wanted, home)
    return 0


def _measure(chosen: argparse.Namespace, wanted: Wanted, home: Path) -> None:
    from matvey.config.cli.beginning import begin

    begin()
    from django.utils import timezone

    from matvey.config.bench import reporting
    from matvey.config.bench.benching import Bench, Extent
    from matvey.config.bench.measuring import Ground

    ground = Ground(wanted.database, wanted.customers, chosen.requests)
    extent = Extent(chosen.events, chosen.import_rows, chosen.only, chosen.people, chosen.seconds)
    bench = Bench(ground, extent, home, _say, timezone.now())
    bench.prepare()
    result = bench.run()
    print(reporting.as_table(result.figures))
    print(f"\n{reporting.machine()}")
    print(_("The client took {share:.0%} of one processor.", share=result.client_share))
    print(_("All processes of the server together: {mb:.0f} MB.", mb=result.memory / 2**20))
    if chosen.json:
        reporting.write_json(result.figures, chosen.json)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _others(chosen: argparse.Namespace) -> list[str]:
    """The arguments that each base gets alike."""
    words = [f"--events={chosen.events}", f"--requests={chosen.requests}", f"--only={chosen.only}"]
    words += [
        f"--import-rows={chosen.import_rows}",
        f"--people={chosen.people}",
        f"--seconds={chosen.seconds}",
    ]
    return words + ([f"--keep={chosen.keep}"] if chosen.keep else [])


COMMAND = Command(_("Measure how quick the program is, on a base of its own"), run, arguments)
