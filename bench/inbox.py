"""How fast officers' lists open (列表): among 10,000, 100,000 and 1,000,000 cases.

A page is found by its place in one narrow index, so it must cost the same however much is open.
Each figure is a whole page, from the request to the last byte; the goal is 200 ms at p95 among a
million cases, where a published peer says 150 to 430 ms. Every other due day has passed, every
eighth case pauses, and one in a thousand works is in the reader's hands. The time of the page's own
processor stands beside, since on a busy machine the rest is waiting.

Run: `python -m bench.inbox`, or `python -m bench.inbox 10000 100000`.
"""

import os
import sys
from collections.abc import Callable, Sequence
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

import psycopg

from bench.durable_city import durable_city
from bench.growth import grow

CASES = (10_000, 100_000, 1_000_000)
GOAL = 200
TIMES = 30
DEEP = 20
"""How many pages down the deep page lies."""
_SPREAD = """
UPDATE store_cases_workitem AS one SET
    opened_at = one.opened_at - make_interval(mins => (one.id %% 40000)::int),
    paused = one.id %% 8 = 0,
    claimed_by_id = CASE WHEN one.id %% 1000 = 0 THEN %(account)s END,
    claimed_at = CASE WHEN one.id %% 1000 = 0 THEN one.opened_at END
WHERE one.done_at IS NULL
"""
_SPREAD_CASES = """
UPDATE store_cases_case AS one SET
    received_on = one.received_on - (abs(hashtext(one.number)) % 60),
    status = CASE WHEN abs(hashtext(one.number)) % 8 = 0 THEN 'suspended' ELSE one.status END
"""


def main(sizes: Sequence[int]) -> None:
    """Measure each page at each size."""
    os.environ.setdefault("TONGBAN_LOG_LEVEL", "ERROR")
    with durable_city() as outside:
        from city.people import lin, officer
        from city.stories import FOOD_LICENCE

        filing = FOOD_LICENCE.filed(lin(), outside).id
        clerk = officer("market_regulation")
        get = _browser(clerk, outside)
        for cases in sizes:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
                grow(connection, filing, to=cases)
                connection.execute(_SPREAD, {"account": clerk.account})
                connection.execute(_SPREAD_CASES)
                connection.execute("VACUUM ANALYZE store_cases_workitem, store_cases_case")
            print(f"\n{cases:,} cases")
            for name, address in _pages():
                _row(name, _from(get, address))


def _pages() -> tuple[tuple[str, str], ...]:
    """Return what is asked for, each by its address; a deep page is walked to first."""
    return (
        ("inbox, first page", "/counter/?show=all"),
        (f"inbox, page {DEEP + 1}", f"/counter/?show=all#{DEEP}"),
        ("inbox, by lamp", "/counter/?show=all&sort=lamp"),
        ("inbox, as it came", "/counter/?show=all&sort=received"),
        ("inbox, mine", "/counter/?show=mine"),
        ("inbox, one item", "/counter/?show=all&item=food_business_licence"),
        ("all cases, first page", "/counter/cases/all/?show=led"),
        (f"all cases, page {DEEP + 1}", f"/counter/cases/all/?show=led#{DEEP}"),
        ("all cases, by lamp", "/counter/cases/all/?show=led&sort=lamp"),
        ("all cases, one state", "/counter/cases/all/?show=led&status=suspended"),
        ("all cases, worked on", "/counter/cases/all/?show=worked"),
    )


def _browser(officer: Any, outside: Any) -> Callable[[str], str]:
    """Return what opens an address as an officer; the pages are those of production."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from tongban.project import wiring

    wiring.outside = lambda: outside
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    user = get_user_model().objects.get(pk=officer.account)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def get(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return response.content.decode()

    return get


def _from(get: Callable[[str], str], address: str) -> Callable[[], str]:
    """Return what opens a page, so many pages after the address as its fragment says."""
    path, _, pages = address.partition("#")
    for _ in range(int(pages or 0)):
        text = get(path)
        end = text.find('" rel="next"')
        after = text[text.rindex('href="', 0, end) + 6 : end].replace("&amp;", "&")
        path = f"{path.partition('?')[0]}{after}"
    return lambda: get(path)


def _row(name: str, page: Callable[[], str]) -> None:
    samples, worked = [], []
    page()
    for _ in range(TIMES):
        start, began = perf_counter(), process_time()
        page()
        samples.append((perf_counter() - start) * 1000)
        worked.append((process_time() - began) * 1000)
    cuts, own = quantiles(samples, n=100), quantiles(worked, n=100)
    kept = "" if cuts[94] <= GOAL else f"   over the goal of {GOAL}"
    print(
        f"{name:<24} p50 {cuts[49]:6.1f} ms   p95 {cuts[94]:6.1f} ms"
        f"   of it the page's processor p50 {own[49]:5.1f}, p95 {own[94]:5.1f}{kept}",
        flush=True,
    )


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or CASES)
