"""Where customers live: the larger cities, as often as they have people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from matvey.config.demo.chances import Bag, rows_of
from matvey.core.regions import region_of_city


@dataclass(frozen=True, slots=True)
class City:
    """`code` is its telephone code, `prefix` what local companies like to begin their names with.

    Population in thousands by the census of 2021 (Росстат).
    """

    name: str
    region: str
    code: str
    prefix: str
    thousands: int


@cache
def cities() -> Mapping[str, City]:
    return {row["city"]: _city(row) for row in rows_of("cities.csv")}


def all_over_russia() -> Bag[City]:
    return Bag((city, city.thousands) for city in cities().values())


def around(home: str, *neighbours: str) -> Bag[City]:
    """Most customers live where the company is, some near by, a few anywhere."""
    few = [(city, city.thousands / 100_000 * 8) for city in cities().values()]
    near = [(cities()[name], 9.0 / len(neighbours)) for name in neighbours]
    return Bag([(cities()[home], 83.0), *near, *few])


def _city(row: dict[str, str]) -> City:
    region = region_of_city(row["city"])
    assert region is not None, f"{row['city']} is in no region"
    return City(row["city"], region.code, row["code"], row["prefix"], int(row["thousands"]))
