"""What the catalogue says of itself (目录自测): shares over the items that are published."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, TypeAlias

from tongban.core.catalog.conditions.nodes import Judged
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.performance.measures import Ratio
from tongban.core.vocabulary.limits import TimeUnit

_ONLINE: Final = frozenset({Channel.WEB, Channel.MOBILE})


_Holds: TypeAlias = Callable[[ServiceItem], bool]


def of_catalogue(
    items: Collection[ServiceItem], *, in_journeys: Collection[str], sourced: Collection[str]
) -> Mapping[str, Ratio]:
    """Return the readings that items give; `sourced` are evidence types whose issuer is told."""
    asked = _asked(in_journeys, sourced)
    found = {code: Ratio(sum(map(holds, items)), len(items)) for code, holds in asked.items()}
    return {**found, "time_saved": _time_saved(items)}


def lacking(
    code: str,
    items: Iterable[ServiceItem],
    *,
    in_journeys: Collection[str],
    sourced: Collection[str],
) -> tuple[ServiceItem, ...]:
    """Return the items that keep a reading low; none for a reading that asks no item."""
    holds = {**_asked(in_journeys, sourced), "time_saved": _saves_time}.get(code)
    return () if holds is None else tuple(one for one in items if not holds(one))


def _asked(in_journeys: Collection[str], sourced: Collection[str]) -> Mapping[str, _Holds]:
    """Return what is asked of each item, by reading."""
    return {
        "no_visit": lambda one: one.visits == 0,
        "online": lambda one: not _ONLINE.isdisjoint(one.channels),
        "in_journeys": lambda one: one.code in in_journeys,
        "mobile": lambda one: Channel.MOBILE in one.channels,
        "window_too": lambda one: Channel.WINDOW in one.channels,
        "published": lambda one: bool(one.department and one.legal_basis),
        "basis_cited": lambda one: all(basis.citation.article for basis in one.legal_basis),
        "conditions_told": lambda one: (
            not any(isinstance(condition.expression, Judged) for condition in one.conditions)
        ),
        "contacts_told": lambda one: bool(
            one.contact and one.complaints and one.places and one.hours
        ),
        "papers_explained": lambda one: all(
            code in sourced
            for need in one.requirements
            for alternative in need.alternatives
            for code in alternative
        ),
    }


def _time_saved(items: Iterable[ServiceItem]) -> Ratio:
    """Return how many of the working days that the law allows are promised away."""
    both = [(one.promised_limit.value, one.statutory_limit.value) for one in items if _in_days(one)]
    allowed = sum(statutory for _, statutory in both)
    return Ratio(allowed - sum(promised for promised, _ in both), allowed)


def _saves_time(one: ServiceItem) -> bool:
    """Tell whether an item promises less than the law allows; other units are not compared."""
    return not _in_days(one) or one.promised_limit.value < one.statutory_limit.value


def _in_days(one: ServiceItem) -> bool:
    return one.statutory_limit.unit is one.promised_limit.unit is TimeUnit.WORKING_DAY
