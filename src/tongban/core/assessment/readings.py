"""What the catalogue says of itself (目录自测): shares over the items that are published."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from tongban.core.catalog.conditions.nodes import Judged
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.performance.measures import Ratio
from tongban.core.vocabulary.limits import TimeUnit

_ONLINE: Final = frozenset({Channel.WEB, Channel.MOBILE})


def of_catalogue(
    items: Collection[ServiceItem], *, in_journeys: Collection[str], sourced: Collection[str]
) -> Mapping[str, Ratio]:
    """Return the readings that items give; `sourced` are evidence types whose issuer is told."""
    questions: Mapping[str, Callable[[ServiceItem], bool]] = {
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
    found = {code: Ratio(sum(map(holds, items)), len(items)) for code, holds in questions.items()}
    return {**found, "time_saved": _time_saved(items)}


def _time_saved(items: Iterable[ServiceItem]) -> Ratio:
    """Return how many of the working days that the law allows are promised away."""
    both = [
        (one.promised_limit.value, one.statutory_limit.value)
        for one in items
        if one.statutory_limit.unit is one.promised_limit.unit is TimeUnit.WORKING_DAY
    ]
    allowed = sum(statutory for _, statutory in both)
    return Ratio(allowed - sum(promised for promised, _ in both), allowed)
