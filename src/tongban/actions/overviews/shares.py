"""One department's share (部门份额): its faults, public lists and matters, and what it asks for.

The rules of inspection lay an item beside those of its department and beside the first of the same
matter elsewhere; so a share depends on these, on what all items share, on the day, on nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from tongban.core.authoring.handling import handled_items
from tongban.core.authoring.inspecting import Inspection, Issue, report
from tongban.core.authoring.lists import PUBLIC_LISTS
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint import Severity
from tongban.store.catalog.places import Place, items_by_key
from tongban.store.freezing.converter import stored
from tongban.store.overviews.models import Share
from tongban.store.overviews.writing import Line, Made, replace_shares

_BATCH: Final = 500
_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Plan:
    """The items of a department and those that rules lay beside them; `made_from` tells changes."""

    department: str
    own: tuple[Place, ...]
    beside: tuple[Place, ...]
    made_from: str


def plans(places: Sequence[Place], basis: str) -> Iterator[Plan]:
    """Yield what each department's share is made from; `basis` is what all shares depend on."""
    by_department: defaultdict[str, list[Place]] = defaultdict(list)
    first: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for place in places:
        by_department[place.department].append(place)
        if place.standard and len(first[place.standard]) <= 1:  # two departments are enough
            first[place.standard].setdefault(place.department, place)
    for department, own in sorted(by_department.items()):
        others = {
            other.key: other
            for place in own
            for other in first[place.standard].values()
            if place.standard and other.department != department
        }
        beside = tuple(others[key] for key in sorted(others))
        keys = ",".join(str(place.key) for place in (*own, *beside))
        made_from = sha256(f"{basis}|{len(own)}|{keys}".encode()).hexdigest()
        yield Plan(department, tuple(own), beside, made_from)


def batches(changed: Iterable[Plan]) -> Iterator[tuple[Plan, ...]]:
    """Yield plans together, so many as make up a batch of items."""
    batch: list[Plan] = []
    for plan in changed:
        batch.append(plan)
        if sum(len(one.own) for one in batch) >= _BATCH:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)


def make(batch: Sequence[Plan], catalogue: Catalogue, by: Inspection) -> None:
    """Write the shares of several departments in place of those before."""
    keys = {place.key for plan in batch for place in (*plan.own, *plan.beside)}
    opened = items_by_key(keys)
    replace_shares([_made(plan, opened, catalogue, by) for plan in batch])


def _made(
    plan: Plan, opened: Mapping[int, ServiceItem], catalogue: Catalogue, by: Inspection
) -> Made:
    near = sorted((*plan.own, *plan.beside), key=lambda place: place.code)
    within = replace(catalogue, items={place.code: opened[place.key] for place in near})
    own = [opened[place.key] for place in plan.own]
    issues = report(within, by, since={place.code: place.since for place in plan.own})
    lists = {
        name: made(within, department=plan.department).rows for name, made in PUBLIC_LISTS.items()
    }
    found = Counter(one.severity for one in issues)
    share = Share(
        department=plan.department,
        made_from=plan.made_from,
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        advice=found[Severity.ADVICE],
        **{name: len(rows) for name, rows in lists.items()},
    )
    return Made(
        share=share,
        issues=tuple(_issue_lines(issues)),
        lists=tuple(_list_lines(lists)),
        matters=tuple(_matter_lines(own, catalogue)),
        uses=tuple(_uses(own)),
    )


def ways_of(item: ServiceItem, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the handled items of an item, by name."""
    return tuple(one.name for one in handled_items(item, catalogue.elements))


def _issue_lines(issues: Sequence[Issue]) -> Iterator[Line]:
    for number, one in enumerate(issues):
        yield _RANKS[one.severity], number, stored(one)


def _list_lines(lists: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[Line]:
    for name, rows in lists.items():
        for number, cells in enumerate(rows, start=1):
            yield name, number, list(cells[1:])


def _matter_lines(items: Iterable[ServiceItem], catalogue: Catalogue) -> Iterator[Line]:
    for item in items:
        handled = max(1, len(ways_of(item, catalogue)))
        yield item.standard_item, item.code, item.name, handled


def _uses(items: Iterable[ServiceItem]) -> Iterator[Line]:
    for item in items:
        for one in item.requirements:
            papers = dict.fromkeys(code for way in one.alternatives for code in way)
            alone = one.alternatives == ((*papers,),) and len(papers) == 1
            for code in papers:
                yield code, item.code, item.name, one.name[:200], alone
