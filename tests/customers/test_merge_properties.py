"""Whatever happens between merging and separating: separated, all is as if there had never been a merge."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from matvey.customers.actions.merging import merge_customers, unmerge
from matvey.customers.models import Merge
from tests.customers.merge_world import HAPPENINGS, World, said

pytestmark = pytest.mark.django_db
WHAT = st.lists(st.sampled_from(HAPPENINGS), max_size=6)
THINGS = (
    *("link", "tied", "main", "email", "party", "account", "contact", "city", "about", "site", "supplier"),
    *("bought", "segment", "common", "custom", "refused", "lost", "consent", "family", "namesake"),
)
HAS = st.frozensets(st.tuples(st.sampled_from("sabx"), st.sampled_from(THINGS)), max_size=40)
# A story takes a second, so one that fails is not made shorter.
FEW = settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class _Over(Exception):
    """Ends a story whose base is not wanted any longer."""


def told[R](tell: Callable[[], R]) -> R:
    """What a story comes to, told on a base of its own."""
    found: list[R] = []
    try:
        with transaction.atomic():
            found.append(tell())
            raise _Over
    except _Over:
        return found[0]


def different(merged: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    """By customer: what is there only after the merge, and what only without it."""
    return {
        name: (merged[name] - plain[name], plain[name] - merged[name])
        for name in plain
        if merged[name] != plain[name]
    }


def merge(world: World, kept: str, *others: str) -> Merge:
    pks = [world.customers[name].pk for name in others]
    return merge_customers(world.customers[kept].pk, pks, {}, by=world.by, at=world.at)


@FEW
@given(has=HAS, people=st.booleans(), before=WHAT, between=WHAT)
def test_separated_is_as_never_merged(
    has: frozenset[tuple[str, str]],
    people: bool,
    before: list[str],
    between: list[str],
    base: Any,
    now: datetime,
) -> None:
    by = base.by(base.administrator)

    def story(is_merged: bool) -> dict[str, Any]:
        world = World(lambda name, what: (name, what) in has, people, by, now)
        for what in before:
            world.happen(what, "a")
        merged = merge(world, "s", "a") if is_merged else None
        for what in between:
            world.happen(what, "s")
        if merged:
            unmerge(merged, by=by, at=world.at)
        return said(world, "sabx")

    assert different(told(lambda: story(True)), told(lambda: story(False))) == {}


@FEW
@given(
    has=HAS,
    people=st.booleans(),
    steps=st.lists(st.sampled_from(("a into s", "b into s", "b into a", "s into b", "part")), max_size=7),
    between=WHAT,
)
def test_several_merges_come_apart_in_any_order(
    has: frozenset[tuple[str, str]],
    people: bool,
    steps: list[str],
    between: list[str],
    base: Any,
    now: datetime,
) -> None:
    """What can't be, is refused with a sentence; at the end the rest is separated, the last one first."""
    by = base.by(base.administrator)

    def story(is_merged: bool) -> dict[str, Any]:
        world = World(lambda name, what: (name, what) in has, people, by, now)
        done: list[Merge] = []
        for step in steps if is_merged else ():
            take(step, world, done)
        for what in between:
            world.happen(what, "x")
        for one in reversed(done):
            unmerge(one, by=by, at=world.at)
        return said(world, "sabx")

    assert different(told(lambda: story(True)), told(lambda: story(False))) == {}


def take(step: str, world: World, done: list[Merge]) -> None:
    with suppress(ValidationError):
        if step == "part" and done:
            unmerge(done[0], by=world.by, at=world.at)
            done.pop(0)
        elif step != "part":
            done.append(merge(world, step[-1], step[0]))


@pytest.fixture
def base(people: Any) -> Any:
    """Under another name than what is drawn."""
    return people
