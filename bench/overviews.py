"""How fast the pages of a whole catalogue open (全目录页面), at 3,000 and 30,000 items or more.

The catalogue is the example city once for each county: its items under a code, a department and a
matter of their own county's, one requirement in ten by a local name. Each page is asked through the
whole stack by an officer who sees the city; the worker's reading is timed beside it.
Run: `python -m bench.overviews [items …]`.
"""

import os
import sys
from dataclasses import replace
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from bench.durable_city import durable_city

SIZES = (3_000, 30_000)
TIMES = 20
_BATCH = 500
PAGES = {
    "items": "/console/items/",
    "report of faults": "/console/items/faults/",
    "report, one department": "/console/items/faults/?department=market_regulation_0",
    "power list": "/console/items/lists/?list=powers",
    "responsibility list": "/console/items/lists/?list=responsibilities",
    "standard items": "/console/items/standards/",
    "electronic catalogue": "/console/items/materials/",
    "electronic catalogue, searched": "/console/items/materials/?q=证明",
    "who asks for a material": "/console/items/materials/business_licence/",
    "duplicates": "/console/items/materials/duplicates/",
}


def main(sizes: tuple[int, ...]) -> None:
    """Measure the reading and every page at each size."""
    os.environ.setdefault("TONGBAN_LOG_LEVEL", "ERROR")
    with durable_city() as outside:
        from tongban.actions.overviews.keeping import keep_up

        client = _keeper()
        for items in sizes:
            _grow(items)
            began = perf_counter()
            kept = keep_up(outside)
            took = perf_counter() - began
            assert kept is not None
            print(f"{items:,} items: read by the worker in {took:.1f} s", flush=True)
            _touch()
            began = perf_counter()
            kept = keep_up(outside)
            took = perf_counter() - began
            assert kept is not None
            print(f"{items:,} items: after one changed, {took:.1f} s", flush=True)
            for name, address in PAGES.items():
                _row(f"{name} among {items:,}", client, address)


def _keeper() -> Any:
    from city.people import officer
    from django.contrib.auth import get_user_model
    from django.test import Client

    from tongban.core.people.actors import Role

    person = officer("data_bureau", Role.ITEM_ADMINISTRATOR, staff="bench")
    client = Client(headers={"accept-language": "zh-hans", "host": "127.0.0.1"})
    user = get_user_model().objects.get(pk=person.account)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _grow(items: int) -> None:
    """Publish the city once for each county, all at once, past the comparison of what changed."""
    from django.db import connection

    from tongban.actions.catalog.releasing import digest_of
    from tongban.adapters.catalogue_files import read_catalogue
    from tongban.examples.mingchuan import FOLDER
    from tongban.store.catalog.definitions import SharedDefinitions
    from tongban.store.catalog.models import ItemVersion, Release
    from tongban.store.freezing.converter import stored

    city = read_catalogue(FOLDER).catalogue
    counties = items // len(city.items) + 1
    departments = {
        f"{code}_{county}": replace(one, code=f"{code}_{county}", name=f"{county}县{one.name}")
        for county in range(counties)
        for code, one in city.departments.items()
    }
    whole = replace(city, departments={**city.departments, **departments})
    templates = [stored(one) for one in city.items.values()]
    rows = (
        ItemVersion(**_version(content, county, items))
        for county in range(counties)
        for content in templates
    )
    keys: list[int] = []
    for _ in range(0, counties * len(templates), _BATCH):
        batch = [row for row, _ in zip(rows, range(_BATCH), strict=False)]
        keys += [row.pk for row in ItemVersion.objects.bulk_create(batch, ignore_conflicts=False)]
    definitions = stored(SharedDefinitions.of(whole))
    Release.objects.create(
        by="bench", digest=digest_of(definitions), definitions=definitions, items=keys, journeys=[]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _version(content: dict[str, Any], county: int, version: int) -> dict[str, Any]:
    """Return one county's version of an item of the city."""
    code, department = f"{content['code']}_{county}", f"{content['department']}_{county}"
    own = {**content, "code": code, "department": department, "version": version}
    own["steps"] = [
        {**one, "department": f"{one['department']}_{county}"} for one in content["steps"]
    ]
    own["requirements"] = [
        {**one, "name": f"{one['name']}（{county % 40}）"} if (county + place) % 10 == 0 else one
        for place, one in enumerate(content.get("requirements", ()))
    ]
    own.setdefault("standard_item", content["code"])
    return {
        "code": code,
        "version": version,
        "name": content["name"],
        "department": department,
        "audiences": list(content["audiences"]),
        "content": own,
        "digest": f"{code}",
        "effective_from": content["effective_from"],
    }


def _touch() -> None:
    """Publish one changed item."""
    from tongban.actions.catalog import Change, publish_change
    from tongban.actions.targets import published

    item = next(iter(published().catalogue.items.values()))
    publish_change(Change(items=(replace(item, summary=f"{item.summary}。"),)), by="bench")


def _row(name: str, client: Any, address: str) -> None:
    samples, busy = [], []
    for turn in range(TIMES + 1):
        start, before = perf_counter(), process_time()
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        if turn:  # the first opens the release
            samples.append((perf_counter() - start) * 1000)
            busy.append((process_time() - before) * 1000)
    cuts, size = quantiles(samples, n=20), len(answer.content) // 1024
    told = f"p50 {cuts[9]:6.1f} ms   p95 {cuts[18]:6.1f} ms   of it CPU {median(busy):6.1f} ms"
    print(f"  {name:<46} {told}  {size:5} KiB", flush=True)


if __name__ == "__main__":
    main(tuple(int(one) for one in sys.argv[1:]) or SIZES)
