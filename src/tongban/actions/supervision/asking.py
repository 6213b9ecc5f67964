"""Ask an extract (提取查询): the newest whole one, opened for a selection of its cases."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tongban.actions.supervision.extracting import folder_of
from tongban.actions.targets import published
from tongban.core.mining.findings import Deviation
from tongban.core.performance.forecasts import Forecast, forecast
from tongban.core.performance.traces import MeantOrder
from tongban.engines.mining.extracts import ExtractMine, Running, Selection
from tongban.store.catalog.shelf import newest_item
from tongban.store.supervision.models import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How extracts stand: as of when the newest is, and how far the one that is made has come."""

    as_of: datetime | None
    making: bool
    done: int = 0
    total: int = 0
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """A running case with how long it will still take, where that is known."""

    case: Running
    forecast: Forecast | None


def standing() -> Standing:
    """Return how extracts stand."""
    newest = _whole().first()
    last = Extract.objects.order_by("-asked_at").first()
    making = last is not None and last.status in (Extract.Status.WAITING, Extract.Status.RUNNING)
    return Standing(
        as_of=newest.asked_at if newest else None,
        making=making,
        done=last.done if last else 0,
        total=last.total if last else 0,
        failed=last is not None and last.status == Extract.Status.FAILED,
    )


@contextmanager
def asked(wanted: Selection) -> Iterator[ExtractMine | None]:
    """Open the newest extract for a selection; None before there is one."""
    newest = next((one for one in _whole()[:3] if folder_of(one).is_dir()), None)
    if newest is None:
        yield None
        return
    with ExtractMine.select(folder_of(newest), wanted) as mine:
        yield mine


def deviations(mine: ExtractMine) -> tuple[Deviation, ...]:
    """Return what followed what although its item has it otherwise, all items together."""
    meant: dict[str, MeantOrder | None] = {}
    together: dict[tuple[str, str], tuple[int, int]] = {}
    for item, source, target, times, cases in mine.arcs_of_items():
        order = meant.setdefault(item, _meant(item)) if item not in meant else meant[item]
        if order is not None and not order.allows(source, target):
            before = together.get((source, target), (0, 0))
            together[source, target] = before[0] + times, before[1] + cases
    found = (
        Deviation(source=source, target=target, times=times, cases=cases)
        for (source, target), (times, cases) in together.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.times, one.source, one.target)))


def foreseen(mine: ExtractMine, now: datetime, most: int) -> tuple[Foreseen, ...]:
    """Return the running cases, those that will rather be late first."""
    took: dict[tuple[str, str], tuple[float, ...]] = {}
    found = [_foreseen(one, mine, now, took) for one in mine.running(most)]
    return tuple(sorted(found, key=_urgent))


def _foreseen(
    one: Running, mine: ExtractMine, now: datetime, took: dict[tuple[str, str], tuple[float, ...]]
) -> Foreseen:
    """Count from now: only those that took longer than this one has waited can tell the rest."""
    place = one.item, one.activity
    if place not in took:
        took[place] = mine.still_took(*place)
    waited = (now - one.since).total_seconds() / 3600
    longer = [hours - waited for hours in took[place] if hours > waited]
    left = (one.due_at - now).total_seconds() / 3600 if one.due_at else None
    return Foreseen(case=one, forecast=forecast(longer, left))


def _urgent(one: Foreseen) -> tuple[bool, float, str]:
    risk = one.forecast.risk if one.forecast else None
    share = risk.share if risk is not None and risk.share is not None else -1.0
    return share < 0, -share, one.case.number


def _meant(code: str) -> MeantOrder | None:
    item = published().catalogue.items.get(code) or newest_item(code)
    return None if item is None else MeantOrder(item)


def _whole() -> QuerySet[Extract]:
    return Extract.objects.filter(status=Extract.Status.DONE).order_by("-asked_at")


def names(codes: Iterable[str]) -> Mapping[str, str]:
    """Return the names of items, those that are no longer published too."""
    known = published().catalogue.items
    found = {}
    for code in codes:
        item = known.get(code) or newest_item(code)
        found[code] = code if item is None else item.name
    return found
