"""How fast guides are (办事指南速度): one item, a six-item journey, and growth with the catalogue.

Goals (warm, p50): an item with 30 conditions in 300 µs, a journey of six such items in 2 ms. Cold
means that the version has never been compiled. No two people in a row are alike, so that no result
can be remembered instead of found. Times are of the processor alone, so that other work on the
machine counts as little as it can. Run: `python -m bench.resolve`.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from random import Random
from statistics import quantiles
from time import process_time_ns

from bench.guide_city import LAW, QUESTIONS, a_catalogue, an_item, told
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.deciding import PATIENCE
from tongban.core.guides.resolve import resolve
from tongban.core.journeys.definitions import EventKind, Journey, SubItem
from tongban.core.journeys.resolve import resolve_journey

GROWTH = (30, 3_000, 300_000)
PEOPLE = 101
"""How many different people take turns."""
BUSY_ITEMS = 30
"""Items in demand at one time, however many the province publishes."""


def timed(work: Callable[[], object]) -> int:
    """Return the nanoseconds of processor time that one run of `work` takes."""
    start = process_time_ns()
    work()
    return process_time_ns() - start


def people(answers: int) -> Iterator[Circumstances]:
    """Return different people who have given as many answers, again and again."""
    return cycle([told(answers, number) for number in range(PEOPLE)])


def warm(work: Callable[[], object], times: int = PATIENCE + 1) -> None:
    """Run `work` until its conditions have been compiled."""
    for _ in range(times):
        work()


def row(name: str, samples: Iterable[int], goal: float = 0) -> float:
    """Print p50 and p99 in µs beside the goal; return p50."""
    cuts = quantiles(samples, n=100)
    middle, late = cuts[49] / 1000, cuts[98] / 1000
    beside = f"   {middle / goal:5.2f} of the goal of {goal:.0f} µs" if goal else ""
    print(f"{name:<44} p50 {middle:10.1f} µs   p99 {late:10.1f} µs{beside}")
    return middle


def fresh(items: Iterable[ServiceItem]) -> Iterator[ServiceItem]:
    """Yield the same items as new objects, never compiled before."""
    for item in items:
        yield replace(item)


def each_timed(
    resolving: Callable[[Circumstances], object], everybody: Iterator[Circumstances], times: int
) -> list[int]:
    """Return how long it takes for each of as many people in turn."""
    return [timed(partial(resolving, person)) for person in islice(everybody, times)]


def measure_one() -> None:
    item = an_item("one")
    catalogue = a_catalogue({item.code: item})

    def resolving(person: Circumstances) -> object:
        return resolve(item, person, catalogue)

    warm(partial(resolving, told(0)))
    for name, answers in (("nothing answered", 0), ("all answered", QUESTIONS)):
        samples = each_timed(resolving, people(answers), 1_000)
        row(f"one item, warm, {name}", samples, goal=300)
    colds = list(fresh(item for _ in range(40)))
    row("one item, cold", [timed(partial(resolve, cold, told(0), catalogue)) for cold in colds])


def measure_journey() -> None:
    items = {code: an_item(code) for code in "abcdef"}
    items["f"] = replace(
        items["f"],
        requirements=(
            *items["f"].requirements,
            EvidenceRequirement(id="made", name="前", alternatives=(("made-a",),), basis=(LAW,)),
        ),
    )
    catalogue = a_catalogue(items)
    event = Journey(
        code="j",
        version=1,
        name="一件事",
        event=EventKind.LIFE,
        lead="bureau",
        sub_items=tuple(SubItem(item=code) for code in items),
    )

    def resolving(person: Circumstances) -> object:
        return resolve_journey(event, items, person, catalogue)

    warm(partial(resolving, told(0)))
    for name, answers in (("nothing answered", 0), ("all answered", QUESTIONS)):
        samples = each_timed(resolving, people(answers), 300)
        row(f"journey of six, warm, {name}", samples, goal=2_000)


def measure_growth() -> None:
    """Resolve items of ever larger catalogues, as a day's demand would: few items, often."""
    base, first = an_item("base"), 0.0
    for size in GROWTH:
        items = {(code := f"{place:06d}"): replace(base, code=code) for place in range(size)}
        catalogue = a_catalogue(items)
        chance = Random(size)  # noqa: S311 - which items, not a secret
        busy = chance.sample(sorted(items), min(size, BUSY_ITEMS))
        person, everybody = told(5), people(5)
        for code in busy:
            warm(partial(resolve, items[code], person, catalogue))
        gc.collect()
        samples = [
            timed(partial(resolve, items[chance.choice(busy)], next(everybody), catalogue))
            for _ in range(2_000)
        ]
        middle = row(f"one of {size:,} item versions, warm", samples)
        seldom = chance.sample(sorted(items), 30)
        row(
            f"one of {size:,} item versions, cold",
            [timed(partial(resolve, replace(items[code]), person, catalogue)) for code in seldom],
        )
        first = first or middle
        growth = size / GROWTH[0]
        print(f"{'':<44} {middle / first:.2f} of the first for {growth:,.0f} times the items")


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    measure_one()
    measure_journey()
    measure_growth()


if __name__ == "__main__":
    main()
