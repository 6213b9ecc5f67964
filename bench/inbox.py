"""How fast officers' lists open (列表): among 10,000, 100,000 and 1,000,000 cases.

A page is found by its place in one narrow index, so it must cost the same however much is open.
Each figure is a whole page, from the request to the last byte; the goal is 200 ms at p95 among a
million cases, where a published peer says 150 to 430 ms. All cases are those of one department,
common and rare ones mixed (`mixed_cases`). The time of the processors of page and database
stands beside, since on a busy machine the rest is waiting.

Run: `python -m bench.inbox`, or `python -m bench.inbox 10000 100000`.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

import psycopg

from bench.durable_city import durable_city
from bench.growth import grow
from bench.mixed_cases import RARE_STATE, mixed_cases

CASES = (10_000, 100_000, 1_000_000)
GOAL = 200
TIMES = 30
DEEP = 20
"""How many pages down the deep page lies."""
COMMON, SELDOM = "archives_acceptance", "outdoor_sign_major"
"""Items with a fifth of all cases, and with a handful."""


def main(sizes: Sequence[int]) -> None:
    """Measure each page at each size."""
    os.environ.setdefault("TONGBAN_LOG_LEVEL", "ERROR")
    with durable_city() as outside:
        from city.people import lin, officer
        from city.stories import FOOD_LICENCE

        filing = FOOD_LICENCE.filed(lin(), outside).id
        clerk = officer("market_regulation")
        get = _browser(clerk, outside)
        colleague = officer("market_regulation", staff="002")
        for cases in sizes:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
                spread = mixed_cases(connection, mine=clerk.account, colleague=colleague.account)
                start = perf_counter()
                grow(connection, filing, to=cases, spread=spread)
            print(f"\n{cases:,} cases, grown in {perf_counter() - start:.0f} s")
            measure(get)


def measure(get: Callable[[str], str]) -> None:
    """Open each page and print what it costs."""
    for name, address in _pages():
        _row(name, _from(get, address))


def _pages() -> tuple[tuple[str, str], ...]:
    """Return what is asked for, each by its address; a deep page is walked to first."""
    inbox, cases = "/counter/?show=", "/counter/cases/all/?show="
    return (
        ("inbox, first page", f"{inbox}all"),
        (f"inbox, page {DEEP + 1}", f"{inbox}all#{DEEP}"),
        ("inbox, by lamp", f"{inbox}all&sort=lamp"),
        ("inbox, as it came", f"{inbox}all&sort=received"),
        ("inbox, by item", f"{inbox}all&sort=item"),
        ("inbox, mine", f"{inbox}mine"),
        ("inbox, nobody's", f"{inbox}unclaimed"),
        ("inbox, due today, as it came", f"{inbox}today&sort=received"),
        ("inbox, yellow", f"{inbox}yellow"),
        ("inbox, red, as it came", f"{inbox}red&sort=received"),
        ("inbox, common item, lamp", f"{inbox}all&item={COMMON}&sort=lamp"),
        ("inbox, rare item", f"{inbox}all&item={SELDOM}&sort=received"),
        ("inbox, rare kind", f"{inbox}all&kind=duty"),
        ("all cases, first page", f"{cases}led"),
        (f"all cases, page {DEEP + 1}", f"{cases}led#{DEEP}"),
        ("all cases, by due day", f"{cases}led&sort=due"),
        ("all cases, by lamp", f"{cases}led&sort=lamp"),
        ("all cases, by item", f"{cases}led&sort=item"),
        ("all cases, one state", f"{cases}led&status=suspended"),
        ("all cases, rare state", f"{cases}led&status={RARE_STATE}"),
        ("all cases, rare item", f"{cases}led&item={SELDOM}"),
        ("all cases, item and state", f"{cases}led&item={COMMON}&status=granted"),
        ("all cases, worked on", f"{cases}worked"),
        ("worked on, rare item", f"{cases}worked&item={SELDOM}"),
        ("worked on, one state", f"{cases}worked&status=suspended"),
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
    served = _database_processor()
    for _ in range(TIMES):
        start, began = perf_counter(), process_time()
        page()
        samples.append((perf_counter() - start) * 1000)
        worked.append((process_time() - began) * 1000)
    served = (_database_processor() - served) / TIMES
    cuts, own = quantiles(samples, n=100), quantiles(worked, n=100)
    kept = "" if cuts[94] <= GOAL else f"   over the goal of {GOAL}"
    print(
        f"{name:<30} p50 {cuts[49]:6.1f} ms   p95 {cuts[94]:6.1f} ms"
        f"   processor: page p50 {own[49]:5.1f}, p95 {own[94]:5.1f}, database {served:5.1f}{kept}",
        flush=True,
    )


def _database_processor() -> float:
    """Return the milliseconds that the database has worked for this connection; 0 off Linux."""
    from django.db import connection

    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not told.exists():
        return 0.0
    user, system = told.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or CASES)
