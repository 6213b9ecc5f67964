"""How fast an inbox opens (待办列表): the first page and a deep one, among 1,000 and 100,000 works.

A page is found by its place in one narrow index, so it must cost the same however much is open.
Run: `python -m bench.inbox`.
"""

import os
from functools import partial
from statistics import quantiles
from time import perf_counter
from typing import Any

import psycopg

from bench.durable_city import durable_city
from bench.growth import grow

OPEN = (1_000, 100_000)
TIMES = 200
DEEP = 20
"""How many pages down the deep page lies."""


def main() -> None:
    """Measure both pages at both sizes."""
    with durable_city() as outside:
        from city.people import lin, officer
        from city.stories import FOOD_LICENCE

        from tongban.store.cases.queries.work import Filters, inbox

        filing = FOOD_LICENCE.filed(lin(), outside).id
        page = partial(inbox, officer("market_regulation"), Filters())
        for works in OPEN:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
                grow(connection, filing, to=works)
            deep = _further(page, DEEP)
            for name, place in (("first page", None), (f"page {DEEP + 1}", deep)):
                _row(f"{name} among {works:,} open works", partial(page, after=place))


def _further(page: Any, pages: int) -> Any:
    place = None
    for _ in range(pages):
        place = page(after=place).next
    return place


def _row(name: str, work: Any) -> None:
    samples = []
    for _ in range(TIMES):
        start = perf_counter()
        shown = work()
        samples.append((perf_counter() - start) * 1000)
        assert shown.lines
    cuts = quantiles(samples, n=100)
    print(f"{name:<40} p50 {cuts[49]:6.1f} ms   p95 {cuts[94]:6.1f} ms")


if __name__ == "__main__":
    main()
