"""Small random burdens, and positions of the switches, for the laws that every what-if keeps.

They are made from a seed: hundreds a second, and a failing seed makes the same city again.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import (
    Clientele,
    Document,
    Need,
    Service,
    Source,
    SourceKind,
    Sparing,
    Task,
    YearlyBurden,
)
from tongban.core.graph.what_if.switches import Merger, Switches

ELEMENTS = ("e.a", "e.b", "e.c", "e.d")
DATASETS = tuple(Source(SourceKind.DATASET, f"d{place}") for place in range(4))
CERTIFICATES = tuple(Source(SourceKind.CERTIFICATE, f"c{place}") for place in range(2))
JOURNEYS = (Source(SourceKind.JOURNEY, "j"),)
SOURCES = (*DATASETS, *CERTIFICATES, *JOURNEYS)
DOCUMENTS = (
    *(Document(f"p{place}") for place in range(5)),
    Document("p0", Trust.ISSUED),
    Document("p1", Trust.CHECKED, "j"),
)
ITEMS = tuple(f"i{place}" for place in range(5))
NEEDS = ("r0", "r1", "r2", "r3")
STEPS = ("s0", "s1", "s2", "s3", "s4")

One = TypeVar("One")


def _some(random: Random, of: Sequence[One], most: int, least: int = 0) -> tuple[One, ...]:
    return tuple(random.sample(of, random.randint(least, min(most, len(of)))))


def a_need(random: Random, requirement: str, cases: int) -> Need:
    return Need(
        requirement=requirement,
        alternatives=tuple(_some(random, DOCUMENTS, 2, 1) for _ in range(random.randint(1, 2))),
        cases=random.choice([cases, random.randint(0, cases)]),
        declarable=random.random() < 0.2,
        deferrable=random.random() < 0.3,
        shown=random.random() < 0.6,
    )


def some_tasks(random: Random) -> tuple[Task, ...]:
    made: list[Task] = []
    for step in STEPS[: random.randint(0, len(STEPS))]:
        waits = _some(random, [one.step for one in made], 2)
        made.append(
            Task(
                step=step,
                days=random.randint(0, 9),
                waits_for=waits,
                presence=random.random() < 0.3,
                opening=not waits and random.random() < 0.7,
            )
        )
    return tuple(made)


def a_service(random: Random, item: str, journey: str) -> Service:
    cases = random.randint(0, 50)
    return Service(
        item=item,
        department=random.choice(["bureau", "office", "centre"]),
        clientele=random.choice(list(Clientele)),
        cases=cases,
        needs=tuple(a_need(random, one, cases) for one in NEEDS[: random.randint(0, len(NEEDS))]),
        tasks=some_tasks(random),
        from_home=random.random() < 0.7,
        journey=journey,
        lawful_days=random.randint(0, 30),
    )


def a_burden(random: Random) -> YearlyBurden:
    places = ITEMS[: random.randint(0, len(ITEMS))]
    return YearlyBurden(
        services=tuple(
            a_service(random, item, journey)
            for item in places
            for journey in _some(random, ["", "j"], 2, 1)
        ),
        supplies={
            document: Sparing(frozenset(_some(random, SOURCES, 2)), _some(random, ELEMENTS, 3))
            for document in DOCUMENTS
            if random.random() < 0.9
        },
        servers={
            one: frozenset(_some(random, DATASETS, 2, 1)) for one in _some(random, ELEMENTS, 4)
        },
        grades={"c0": Trust.ISSUED, "c1": Trust.CHECKED},
    )


def _parts(random: Random, names: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (random.choice(ITEMS), random.choice(names)) for _ in range(random.randint(0, 3))
    )


def a_merger(random: Random, burden: YearlyBurden) -> frozenset[Merger]:
    """Return at most one merger, of a step into the only one that it waits for."""
    possible = [
        Merger(service.item, task.step, task.waits_for[0])
        for service in burden.services
        for task in service.tasks
        if len(task.waits_for) == 1
        and all(service.item != other.item for other in burden.services if other is not service)
    ]
    return frozenset([random.choice(possible)] if possible and random.random() < 0.5 else ())


def a_position(random: Random, burden: YearlyBurden) -> Switches:
    return Switches(
        on=frozenset(_some(random, SOURCES, len(SOURCES))),
        trusted=random.choice([Trust.CHECKED, Trust.ISSUED]),
        declarations=random.random() < 0.7,
        deferrals=random.random() < 0.7,
        dropped=_parts(random, NEEDS),
        declared=_parts(random, NEEDS),
        deferred=_parts(random, NEEDS),
        not_shown=_parts(random, NEEDS),
        removed=_parts(random, STEPS),
        parallel=_parts(random, STEPS),
        without_presence=_parts(random, STEPS),
        merged=a_merger(random, burden),
        online=frozenset(_some(random, ITEMS, 2)),
    )


def _with_position(seed: int) -> tuple[YearlyBurden, Switches, Random]:
    random = Random(seed)
    burden = a_burden(random)
    return burden, a_position(random, burden), random


seeds = st.integers(0, 2**32)
with_switches = seeds.map(_with_position)
