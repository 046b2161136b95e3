"""Many people at work at once: each opens a page or writes something, thinks for a while, and goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from random import Random
from threading import Thread
from typing import Final

from matvey.config.bench.figures import Figure
from matvey.config.bench.measuring import FINE, Ground, percentile
from matvey.config.bench.pages import Work
from matvey.config.bench.visitors import Answer, Visitor

PAUSE: Final = 3.0  # seconds between an answer and the next request, in the mean
WRITTEN: Final = 0.1  # of all that people do

type Say = Callable[[str], None]


@dataclass(frozen=True)
class Person:
    """Somebody at work, and what they read and write."""

    visitor: Visitor
    reading: Sequence[Work]
    writing: Sequence[Work]


@dataclass(frozen=True)
class Done:
    """One request of somebody: what came back, or what went wrong."""

    writes: bool
    answer: Answer | None
    trouble: str = ""


def work_together(people: Sequence[Person], seconds: float) -> list[Done]:
    """What all of them did in that time; whatever fails is told, and they go on."""
    end, done = time.monotonic() + seconds, list[Done]()
    threads = [
        Thread(target=_work, args=(person, Random(number), end, done), daemon=True)  # noqa: S311 - no secret
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def figures_of(done: Sequence[Done], people: int, seconds: float, ground: Ground) -> Iterator[Figure]:
    """One for what they read, one for what they wrote."""
    for what, writes in (("reading", False), ("writing", True)):
        asked = [one for one in done if one.writes is writes]
        answers = [one.answer for one in asked if one.answer is not None and not one.trouble]
        if not answers:
            continue
        times = sorted(answer.ms for answer in answers)
        yield Figure(
            f"{people} people at work, {what}",
            "everybody",
            ground.database,
            ground.customers,
            p50_ms=round(percentile(times, 50), 1),
            p95_ms=round(percentile(times, 95), 1),
            queries=max(answer.queries for answer in answers),
            per_s=round(len(asked) / seconds, 1),
            cpu_ms=round(percentile(sorted(answer.cpu_ms for answer in answers), 50), 1),
            slowest=max(answers, key=lambda answer: answer.ms).slowest,
            errors=sum(bool(one.trouble) for one in asked),
        )


def _work(person: Person, chance: Random, end: float, done: list[Done]) -> None:
    """The first request comes after a pause too, so that people do not begin all at once."""
    while (pause := chance.expovariate(1 / PAUSE)) < end - time.monotonic():
        time.sleep(pause)
        writes = chance.random() < WRITTEN
        done.append(_try(chance.choice(person.writing if writes else person.reading), person.visitor, writes))


def _try(work: Work, visitor: Visitor, writes: bool) -> Done:
    try:
        answer = work.do(visitor)
    except (OSError, HTTPException) as failure:
        visitor.hang_up()
        return Done(writes, None, f"{work.name}: {failure!r}")
    return Done(writes, answer, "" if answer.status in FINE else f"{work.name}: answered {answer.status}")
