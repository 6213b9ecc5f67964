"""Pages over a whole province (全省页面): through the real views, from the real database.

A province is released as in production: its parts are kept beside empty item documents, the worker
compiles the graph and assembles the burden, and an officer asks. Every question is new, so that no
answer can be remembered. Times are of the processor: the database works beside, a few queries a
page. Goals: a what-if within 100 ms at 30,000 item versions, 300 ms at 300,000.

Run: `python -m bench.pages`, or `python -m bench.pages 30000`.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time
from typing import Any

from bench.durable_city import durable_city
from bench.province import SIZES, province

_ASKED = 12
_GOALS = {30_000: 100, 300_000: 300}


def main(sizes: Sequence[int]) -> None:
    """Measure each size in a process of its own."""
    for size in sizes:
        subprocess.run([sys.executable, "-m", "bench.pages", "one", str(size)], check=True)


def one_size(size: int) -> None:
    """Release a province, let the worker do its part, and ask."""
    os.environ.setdefault("TONGBAN_LOG_LEVEL", "ERROR")
    with durable_city() as outside:
        from bench.province_city import busiest_datasets, publish_province
        from tongban.actions.graph.burdens import keep_burdens
        from tongban.actions.graph.current import keep_up

        made = province(size)
        print(f"\n{size:,} item versions, {made.requirements:,} requirements")
        publish_province(made, os.environ["DATABASE_URL"])
        client = _officer(outside)
        _line("graph and frame compiled from the database", _seconds(keep_up), "s")
        _line("both burdens assembled and written", _seconds(lambda: keep_burdens(outside)), "s")
        _what_if(client, busiest_datasets(made, _ASKED), _GOALS.get(size))
        _reductions(client, outside, made.departments)
        _explorer(client)


def _what_if(client: Any, codes: list[str], goal: int | None) -> None:
    """Ask what-ifs, each a new one, and for demand lists."""
    page = "/console/graph/what-if/"
    first = _seconds(lambda: _get(client, page, {}))
    _line("a process's first page, with everything mapped", first, "s")
    asked = [{"with": f"dataset:{code}"} for code in codes]
    _each("what-if, a busy register off", client, page, asked, goal=goal)
    both = [{"with": [f"dataset:{code}", "declarations"]} for code in codes]
    _each("what-if, declarations off too", client, page, both)
    dropped = [f"drop:i{place:06d}:r00" for place in range(_ASKED)]
    _each("what-if, a paper dropped", client, page, [{"with": one} for one in dropped])
    finding = [{**one, "find": f"取水第{place}"} for place, one in enumerate(asked)]
    _each("what-if, with an item looked for", client, page, finding)
    lists = [{"budget": str(10 + place), "start": "today"} for place in range(_ASKED)]
    _each("demand list", client, "/console/graph/demand/", lists[:4])


def _reductions(client: Any, outside: Any, departments: int) -> None:
    """Ask for the four reductions: as law allows, and since a baseline that the worker kept."""
    from city.people import officer

    from tongban.actions.reform import baselines, sides
    from tongban.core.people.actors import Role
    from tongban.store.reform import queries

    page = "/console/reform/"
    _line("reductions, a process's first page", _seconds(lambda: _get(client, page, {})), "s")
    _each("reductions", client, page, [{"after": str(100 * one)} for one in range(4)])
    named = [f"{page}departments/d{one * departments // _ASKED:06d}/" for one in range(_ASKED)]
    _each("reductions, one department", client, named, [{}] * _ASKED)
    _each("flow of materials", client, f"{page}flow/", [{}] * 4)
    reformer = officer("data_bureau", Role.REFORMER, staff="reform")
    _line("a baseline taken", _seconds(lambda: baselines.take(reformer, outside)), "s")
    (base,) = queries.baselines()
    _line("a base assembled and added up", _seconds(lambda: sides.keep_up(outside, {})), "s")
    _each("reductions since a baseline", client, page, [{"base": str(base.release)}] * 4)


def _explorer(client: Any) -> None:
    """Walk the graph: search, an item with its neighbours, a register with very many."""
    page = "/console/graph/"
    _each("explorer, a search", client, page, [{"q": f"第{one}项"} for one in range(_ASKED)])
    for name, kind in (("an item", "item"), ("a register", "dataset")):
        letter = kind[0]
        looked_at = [{"node": f"{kind}:{letter}{place:06d}"} for place in range(_ASKED)]
        _each(f"explorer, {name} and its neighbours", client, f"{page}node/", looked_at)


def _officer(outside: Any) -> Any:
    from city.people import officer
    from django.contrib.auth import get_user_model
    from django.test import Client

    from tongban.core.people.actors import Role
    from tongban.project import wiring

    wiring.outside = lambda: outside
    account = officer("data_bureau", Role.REFORMER, staff="reform").account
    client = Client(SERVER_NAME="localhost")
    client.force_login(
        get_user_model().objects.get(pk=account),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def _get(client: Any, page: str, asked: dict[str, Any]) -> None:
    answer = client.get(page, asked)
    assert answer.status_code == 200, answer.status_code


def _each(
    name: str,
    client: Any,
    page: str | list[str],
    asked: list[dict[str, Any]],
    *,
    goal: int | None = None,
) -> None:
    pages = [page] * len(asked) if isinstance(page, str) else page
    taken = sorted(
        _seconds(lambda at=at, one=one: _get(client, at, one)) * 1000
        for at, one in zip(pages, asked, strict=True)
    )
    note = f"  goal {goal}" if goal else ""
    _line(name, median(taken), f"ms  slowest {taken[-1]:.0f}{note}")


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _line(name: str, value: float, unit: str) -> None:
    print(f"  {name:<50} {value:8.1f} {unit}", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["one", size]:
            one_size(int(size))
        case sizes:
            main([int(one) for one in sizes] or SIZES)
