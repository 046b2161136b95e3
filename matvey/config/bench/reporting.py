"""The figures as a table to read and as JSON to compare."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from matvey.config.bench.figures import Figure

_HEADER = ("work", "reader", "p50, ms", "p95, ms", "CPU, ms", "queries", "per s", "errors")


def as_table(figures: Sequence[Figure]) -> str:
    """Markdown, one table for each database and size."""
    grounds = dict.fromkeys((figure.database, figure.customers) for figure in figures)
    return "\n\n".join(
        _table(
            database, customers, [f for f in figures if (f.database, f.customers) == (database, customers)]
        )
        for database, customers in grounds
    )


def as_summary(figures: Sequence[Figure]) -> str:
    """Markdown, one row for each work: the p95 of the slowest reader on each base, and the most queries."""
    grounds = list(dict.fromkeys((figure.database, figure.customers) for figure in figures))
    head = (
        "work",
        *(f"{database} {customers:,}".replace(",", " ") for database, customers in grounds),
        "queries",
    )
    lines = [_row(head), f"|---|{'--:|' * (len(grounds) + 1)}"]
    for work in dict.fromkeys(figure.work for figure in figures):
        found = [figure for figure in figures if figure.work == work]
        cells = (_slowest([f for f in found if (f.database, f.customers) == ground]) for ground in grounds)
        lines.append(_row((work, *cells, str(max(figure.queries for figure in found)))))
    return "\n".join(lines)


def write_json(figures: Sequence[Figure], path: Path) -> None:
    path.write_text(json.dumps([figure.as_json() for figure in figures], ensure_ascii=False, indent=1))


def read_json(path: Path) -> list[Figure]:
    return [Figure(**one) for one in json.loads(path.read_text())]


def machine() -> str:
    """What was measured on: processor, how many of them, memory."""
    cpus = os.cpu_count() or 1
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    model = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), "")
    return (
        f"{cpus} × {model or platform.machine()}, {pages / 2**30:.0f} GB, Python {platform.python_version()}"
    )


def _cpuinfo() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []


def _table(database: str, customers: int, figures: Sequence[Figure]) -> str:
    rows = [_cells(figure) for figure in figures]
    lines = [f"### {database}, {customers:,} customers".replace(",", " ", 1), ""]
    lines += [_row(_HEADER), "|---|---|--:|--:|--:|--:|--:|--:|", *map(_row, rows)]
    return "\n".join(lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    rate = "" if figure.per_s is None else f"{figure.per_s:g}"
    cpu = "" if figure.cpu_ms is None else f"{figure.cpu_ms:g}"
    times = (f"{figure.p50_ms:g}", f"{figure.p95_ms:g}", cpu)
    errors = "" if figure.errors is None else str(figure.errors)
    return figure.work, figure.reader, *times, str(figure.queries), rate, errors


def _slowest(figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    slowest = max(figures, key=lambda figure: figure.p95_ms)
    return f"{slowest.p95_ms:g} {slowest.reader}" if slowest.queries else f"{slowest.per_s:g} a second"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
