"""How well duplicates are told stays as good as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from matvey.config.bench.labelled import febrl, name_pairs
from matvey.config.bench.recognising import as_table, of_names, of_people
from matvey.config.bench.twins import base_with_twins

SETS = Path(__file__).parents[3] / "shared" / "data" / "duplicates"
labelled = pytest.mark.skipif(not SETS.is_dir(), reason="the labelled sets are not at hand")


def by_threshold(scores):
    return {score.threshold: score for score in scores}


def test_twins_of_a_made_up_base_are_found_and_the_certain_ones_are_some():
    found = by_threshold(of_people("made up", list(base_with_twins(600, seed=5))))
    assert found["certain"].precision >= 0.99
    assert found["certain"].found > 50
    assert found["possible"].recall >= 0.95
    assert found["brought together by the sweep"].recall >= 0.9


def test_a_table_says_what_was_measured():
    scores = list(of_people("made up", list(base_with_twins(50, seed=5))))
    assert as_table(scores).count("| made up |") == 4


@labelled
@pytest.mark.long
def test_febrl_is_told_as_well_as_promised():
    found = by_threshold(of_people("febrl1", list(febrl(SETS / "febrl1.csv"))))
    assert found["possible"].f1 >= 0.97
    assert found["certain"].precision >= 0.99


@labelled
def test_names_of_the_world_are_told():
    assert all(score.precision >= 0.75 for score in of_names(name_pairs(SETS / "name_bench_half.csv")))
