"""Comparing (前后比较): the same year of cases under two standpoints, item by item.

An item that was split or merged is compared with all its pieces together: whoever filed the one
before now files each of them. An item that ended saves what it cost; one that is new is no saving
and no burden, for there is nothing to hold it to.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tongban.core.graph.burden.derive import ALONE
from tongban.core.graph.burden.model import Clientele, Figures, Service
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.causes import Cause, Used, by_cause
from tongban.core.reform.figures import added, difference
from tongban.core.reform.standpoints import Standpoint

Succession = Mapping[str, tuple[str, ...]]
"""Items that left the catalogue, each with those that took its place."""


class Reduced(NamedTuple):
    """What became of one item, or of some that were split or merged (减负结果)."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    journey: str
    department: str
    clientele: Clientele
    figures: Pair
    causes: Mapping[Cause, Figures]

    @property
    def saved(self) -> Figures:
        """Return what is saved in a year."""
        return difference(self.figures.before, self.figures.after)


def compared(
    before: Standpoint, after: Standpoint, succession: Succession | None = None
) -> tuple[Reduced, ...]:
    """Return what became of every item that was there before."""
    groups = _groups(succession or {})
    joined = {code for olds, news in groups for code in (*olds, *news)}
    items_after = {one.item for one in after.burden.services}
    whole = (
        one
        for item in dict.fromkeys(service.item for service in before.burden.services)
        if item not in joined
        for one in _one_item(item, before, after if item in items_after else None)
    )
    return (*whole, *(_reshaped(olds, news, before, after) for olds, news in groups))


def around(items: Iterable[str], succession: Succession) -> tuple[frozenset[str], Succession]:
    """Return items with all that they were split from or merged into, and what tells of that."""
    found = frozenset(items)
    while True:
        near = {
            old: news
            for old, news in succession.items()
            if old in found or not found.isdisjoint(news)
        }
        more = found.union(near, *near.values())
        if more == found:
            return found, near
        found = more


def together(reduced: Iterable[Reduced]) -> Pair:
    """Return the figures before and after, added up."""
    every = list(reduced)
    return Pair(
        added(one.figures.before for one in every), added(one.figures.after for one in every)
    )


def causes_of(reduced: Iterable[Reduced]) -> dict[Cause, Figures]:
    """Return what each cause saves in all."""
    saved: dict[Cause, Figures] = {}
    for one in reduced:
        for cause, figures in one.causes.items():
            saved[cause] = saved.get(cause, Figures()).plus(figures)
    return saved


def _one_item(item: str, before: Standpoint, after: Standpoint | None) -> Iterable[Reduced]:
    sides = [one for one in (before, after) if one is not None]
    journeys = dict.fromkeys(
        service.journey
        for side in sides
        for service in side.burden.services
        if service.item == item
    )
    for journey in journeys:
        cases = max(
            side.services[item, journey].cases for side in sides if (item, journey) in side.services
        )
        old = Used(with_cases(before.service(item, journey), cases), before.supplied)
        if after is None:
            yield _result(old, Figures(), {Cause.DROPPED: old.figures}, ())
            continue
        new = Used(with_cases(after.service(item, journey), cases), after.supplied)
        yield _result(old, new.figures, by_cause(old, new), (item,), journey=journey)


def _result(
    old: Used,
    after: Figures,
    causes: Mapping[Cause, Figures],
    items_after: tuple[str, ...],
    *,
    journey: str = ALONE,
) -> Reduced:
    service = old.service
    return Reduced(
        before=(service.item,),
        after=items_after,
        journey=journey or service.journey,
        department=service.department,
        clientele=service.clientele,
        figures=Pair(old.figures, after),
        causes=causes,
    )


def _groups(succession: Succession) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return items before and after that belong together, however they were split and merged."""
    groups: list[tuple[list[str], list[str]]] = []
    for old, news in succession.items():
        touching = [one for one in groups if not set(one[1]).isdisjoint(news)]
        olds = [code for one in touching for code in one[0]]
        pieces = [code for one in touching for code in one[1]]
        groups = [one for one in groups if one not in touching]
        groups.append(([*olds, old], list(dict.fromkeys([*pieces, *news]))))
    return [(tuple(olds), tuple(news)) for olds, news in groups if news]


def _reshaped(
    olds: tuple[str, ...], news: tuple[str, ...], before: Standpoint, after: Standpoint
) -> Reduced:
    one, two = _summed(olds, before), _summed(news, after)
    cases = max((item.cases for item in (*one, *two)), default=0)
    old = added(before.supplied.figures(with_cases(item, cases)) for item in one)
    new = added(after.supplied.figures(with_cases(item, cases)) for item in two)
    old, new = old._replace(cases=cases), new._replace(cases=cases)
    first = (one or two)[0] if one or two else None
    return Reduced(
        before=olds,
        after=news,
        journey=ALONE,
        department=first.department if first else "",
        clientele=first.clientele if first else Clientele.BOTH,
        figures=Pair(old, new),
        causes={Cause.RESHAPED: difference(old, new)},
    )


def _summed(items: tuple[str, ...], side: Standpoint) -> list[Service]:
    """Return each of the items as it is used alone, with all its cases."""
    found = []
    for item in items:
        used = [one for one in side.burden.services if one.item == item]
        if used:
            cases = sum(one.cases for one in used)
            found.append(with_cases(side.service(item, ALONE), cases))
    return found


def with_cases(service: Service, cases: int) -> Service:
    """Return a service used so many times; each need keeps its share, rounded to whole cases."""
    if service.cases == cases:
        return service
    needs = tuple(
        one._replace(cases=_share(one.cases, service.cases, cases)) for one in service.needs
    )
    return service._replace(cases=cases, needs=needs)


def _share(part: int, whole: int, cases: int) -> int:
    return cases if whole == 0 else (2 * part * cases + whole) // (2 * whole)
