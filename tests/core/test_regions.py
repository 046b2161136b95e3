"""The subjects of the Federation: found by any usual name, by code, and by city."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from matvey.core.regions import Region, region_by_name, region_of_city, regions

SAMPLES = Path(__file__).parents[3] / "shared/data/reference"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
WORDS = ["обл.", "Область", "респ", "Республика", "край", "АО", "г.", "oblast", "/", "(", "-"]


def sample(name: str) -> list[dict[str, str]]:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"the sample {name} is not at hand")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def code_of(region: Region | None) -> str | None:
    return region.code if region else None


def test_there_are_89_regions_each_with_a_city() -> None:
    assert len(regions()) == 89
    assert len({region.name for region in regions().values()}) == 89
    assert len({region.iso for region in regions().values() if region.iso}) == 83


def test_every_region_is_found_by_each_of_its_names() -> None:
    for region in regions().values():
        for name in (region.code, region.name, region.short, region.english, region.name.upper()):
            assert region_by_name(name) is region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Московская обл.", "50"),
        ("обл Московская", "50"),
        ("московская", "50"),
        ("г. Москва", "77"),
        ("Москва г", "77"),
        ("Moscow", "77"),
        ("Moscow Oblast", "50"),
        ("СПб", "78"),
        ("г.Санкт-Петербург", "78"),
        ("С.-Петербург", "78"),
        ("Респ. Татарстан", "16"),
        ("Алтай Респ", "04"),
        ("Алтайский", "22"),
        ("Саха /Якутия/", "14"),
        ("Северная Осетия - Алания", "15"),
        ("Кемеровская область-Кузбасс", "42"),
        ("Ханты-Мансийский автономный округ", "86"),
        ("ЯНАО", "89"),
        ("Чувашская Республика - Чувашия", "21"),
        ("Еврейская Аобл", "79"),
        ("ДНР", "93"),
        ("  ленинградская   область ", "47"),
    ],
)
def test_a_region_is_understood_as_people_write_it(text: str, code: str) -> None:
    assert code_of(region_by_name(text)) == code


@pytest.mark.parametrize("text", ["", "область", "Altai", "Байконур", "00", "Минская область"])
def test_what_names_no_region_or_two_gives_none(text: str) -> None:
    assert region_by_name(text) is None


@pytest.mark.parametrize(
    ("city", "code"),
    [
        ("Казань", "16"),
        ("г. Казань", "16"),
        ("КАЗАНЬ Г", "16"),
        ("город Орел", "57"),
        ("Н.Новгород", "52"),
        ("Ростов на Дону", "61"),
        ("спб", "78"),
        ("Екб", "66"),
        ("Набережные Челны", "16"),
        ("Гусь-Хрустальный", "33"),
    ],
)
def test_a_city_lies_in_its_region(city: str, code: str) -> None:
    assert code_of(region_of_city(city)) == code


@pytest.mark.parametrize("city", ["", "г.", "Железногорск", "Троицк", "Васюки"])
def test_an_unknown_or_ambiguous_city_gives_none(city: str) -> None:
    assert region_of_city(city) is None


def test_no_city_stands_in_two_regions() -> None:
    lines = files("matvey.core").joinpath("cities.csv").read_text(encoding="utf-8").splitlines()[1:]
    cities = [city for line in lines for city in line.split(";")[1].split(", ")]
    assert len(lines) == 89
    assert len(cities) == len(set(cities)) > 200


def test_a_region_speaks_the_readers_language() -> None:
    with translation.override("ru"):
        assert str(regions()["50"]) == "Московская обл."
    with translation.override("en"):
        assert str(regions()["50"]) == "Moscow Oblast"


@given(st.lists(st.sampled_from([*WORDS, *(region.short for region in regions().values())])) | st.text())
def test_no_text_breaks_it(text: list[str] | str) -> None:
    given_text = text if isinstance(text, str) else " ".join(text)
    assert region_by_name(given_text) in (None, *regions().values())
    assert region_of_city(given_text) in (None, *regions().values())


def test_an_independent_register_agrees_on_names_codes_and_clocks() -> None:
    for row in sample("region.csv"):
        region = region_by_name(row["name_with_type"])
        if row["name"] == "Байконур":
            assert region is None
            continue
        assert region is not None
        assert region.code == row["kladr_id"][:2]
        assert region.iso in (row["iso_code"], "")
        offset = NOW.astimezone(ZoneInfo(region.time_zone)).utcoffset()
        assert offset == timedelta(hours=int(row["timezone"].removeprefix("UTC")))


def test_an_independent_register_agrees_on_the_200_largest_cities() -> None:
    rows = [row for row in sample("city.csv") if row["city"] and row["population"].isdigit()]
    bearers = Counter(row["city"] for row in rows)
    rows.sort(key=lambda row: int(row["population"]), reverse=True)
    largest = [row for row in rows if bearers[row["city"]] == 1][:200]
    differ = {row["city"] for row in largest if code_of(region_of_city(row["city"])) != row["kladr_id"][:2]}
    assert differ == {"Троицк"}, "which is also in Moscow"
