"""What the bench says of its measurements."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from matvey.config.bench.figures import Figure
from matvey.config.bench.measuring import Ground, measure, percentile
from matvey.config.bench.pages import Work, creating, noting
from matvey.config.bench.reporting import as_summary, as_table, read_json, write_json
from matvey.config.bench.samples import Samples
from matvey.config.bench.visitors import Answer
from matvey.customers.models import Customer, Note

CARD = Figure("card", "seller", "sqlite", 1000, p50_ms=7.5, p95_ms=9, queries=12)
GROUND = Ground("sqlite", 1000, requests=20)


def test_the_95th_percentile_of_twenty_is_the_nineteenth() -> None:
    assert percentile([float(number) for number in range(1, 21)], 95) == 19


def test_the_middle_of_one_is_that_one() -> None:
    assert percentile([3.0], 50) == 3.0


def test_the_file_holds_what_is_known_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    write_json([CARD], file)
    keys = set(json.loads(file.read_text())[0])
    assert keys == {"work", "reader", "database", "customers", "p50_ms", "p95_ms", "queries"}


def test_figures_come_back_from_their_file(tmp_path: Path) -> None:
    write_json([CARD], tmp_path / "figures.json")
    assert read_json(tmp_path / "figures.json") == [CARD]


def test_several_bases_are_put_together_before_the_program_is_set_up() -> None:
    words = [sys.executable, "-c", "import matvey.config.bench.reporting"]
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "MATVEY"))}
    assert subprocess.run(words, env=bare, check=False).returncode == 0


def test_each_base_has_a_table_of_its_own() -> None:
    large = Figure("card", "seller", "postgresql", 100_000, 8, 11, 12)
    assert as_table([CARD, large]).count("| work |") == 2


def test_a_summary_names_the_slowest_reader_of_each_base() -> None:
    head = Figure("card", "head", "sqlite", 1000, 9, 12, 13)
    large = Figure("card", "seller", "postgresql", 100_000, 8, 11, 12)
    assert as_summary([CARD, head, large]).splitlines()[-1] == "| card | 12 head | 11 seller | 13 |"


def test_a_rate_stands_in_the_summary_as_a_rate() -> None:
    rate = Figure("import", "director", "sqlite", 1000, 900, 900, 0, per_s=1250.5)
    assert as_summary([rate]).splitlines()[-1] == "| import | 1250.5 a second | 0 |"


def test_the_most_queries_of_all_requests_count() -> None:
    answers = iter(Answer(200, 5.0, 1.0, queries, "", 1) for queries in [9] * 30 + [11])
    figure = measure(Work("card", lambda _: next(answers)), "seller", None, Ground("sqlite", 1000, 27))  # type: ignore[arg-type]
    assert figure.queries == 11


def test_a_page_that_fails_gives_no_figure() -> None:
    broken = Work("card", lambda _: Answer(500, 1.0, 1.0, 0, "", 1))
    with pytest.raises(RuntimeError, match="card as seller: the page answered 500"):
        measure(broken, "seller", None, GROUND)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_what_the_bench_sends_adds_a_customer_and_a_note(signed_in, owner) -> None:
    client = signed_in(owner)

    class OneOfUs:
        employee = owner

        def post(self, path: str, data: dict[str, str]) -> Answer:
            return Answer(client.post(path, data).status_code, 1.0, 1.0, 1, "", 1)

    creating().do(OneOfUs())  # type: ignore[arg-type]
    new = Customer.objects.get()
    assert new.name.startswith("ООО «Новый знакомый")
    noting(Samples([new], [], [])).do(OneOfUs())  # type: ignore[arg-type]
    assert Note.objects.get().customer == new
