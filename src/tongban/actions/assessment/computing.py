"""Compute an assessment (评估计算): catalogue, cases, ratings, and search tried by known words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.db.models import Count, Q

from tongban.actions.counting_searches import searches
from tongban.actions.outside import Outside
from tongban.actions.searching import find
from tongban.actions.supervision.asking import asked
from tongban.actions.targets import published
from tongban.core.assessment.indicators import EDITIONS
from tongban.core.assessment.readings import lacking, of_catalogue
from tongban.core.assessment.scoring import Assessed, assess
from tongban.core.assessment.searches import of_searches
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.outcomes import ON_PAPER, Way
from tongban.core.performance.measures import BY_CODE, Both, Ratio
from tongban.core.performance.tallies import CaseTally, RatingTally
from tongban.engines.mining.extracts import Selection
from tongban.store.assessment.queries import newest_opened, round_state
from tongban.store.cases.models import CaseEvidence

_TOP: Final = 3
_WORDS: Final = 120
_UNNEEDED: Final = (Way.NOT_NEEDED.value, Way.UNDECIDED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """One thing that keeps a reading low: an item, and the word that does not lead to it."""

    item: str
    name: str
    word: str = ""


def assessed(outside: Outside) -> Assessed:
    """Return how the city stands, by the newest edition."""
    newest = newest_opened()
    readings = {
        **of_catalogue(_items(), in_journeys=_in_journeys(), sourced=_sourced()),
        **_of_cases(),
        "without_paper": _without_paper(),
        "found_by_words": found_by_words(outside),
        **of_searches(searches(outside)),
        **(round_state(newest).readings() if newest else {}),
    }
    return assess(EDITIONS[0], readings)


def shortfalls(code: str, outside: Outside) -> tuple[Shortfall, ...]:
    """Return what keeps an indicator low, where items or their words do."""
    if code == "found_by_words":
        return tuple(
            Shortfall(item=one.code, name=one.name, word=word)
            for word, one in _words_tried()
            if not _leads_to(word, one, outside)
        )
    found = lacking(code, _items(), in_journeys=_in_journeys(), sourced=_sourced())
    return tuple(Shortfall(item=one.code, name=one.name) for one in found)


def found_by_words(outside: Outside) -> Ratio:
    """Return how many known words of items lead to their item among the first three."""
    words = _words_tried()
    return Ratio(sum(_leads_to(word, one, outside) for word, one in words), len(words))


def _items() -> Collection[ServiceItem]:
    return published().catalogue.items.values()


def _in_journeys() -> set[str]:
    return {sub.item for journey in published().journeys.values() for sub in journey.sub_items}


def _sourced() -> set[str]:
    evidence = published().catalogue.evidence
    return {code for code, one in evidence.items() if one.issuer or one.issuer_note}


def _words_tried() -> list[tuple[str, ServiceItem]]:
    """Return the words that are looked for: the first two of each item, up to so many."""
    return [(word, one) for one in _items() for word in islice(one.keywords, 2)][:_WORDS]


def _leads_to(word: str, item: ServiceItem, outside: Outside) -> bool:
    return any(hit.code == item.code for hit in find(word, outside, limit=_TOP).hits)


def _of_cases() -> Mapping[str, Ratio]:
    """Return what cases and ratings say, as of the newest extract; nothing before there is one."""
    with asked(Selection()) as mine:
        if mine is None:
            return {}
        found = mine.tallies().values()
    cases = sum((one for one, _ in found), start=CaseTally())
    rated = RatingTally(
        active=sum(one.active for _, one in found),
        good=sum(one.good for _, one in found),
        poor=sum(one.poor for _, one in found),
    )
    both = Both(cases, rated)
    return {code: BY_CODE[code].of(both) for code in ("on_time", "rated_good", "rated")}


def _without_paper() -> Ratio:
    """Return how many of the papers that were needed nobody had to bring."""
    needed = CaseEvidence.objects.exclude(way__in=_UNNEEDED)
    found = needed.aggregate(
        all=Count("pk"), paper=Count("pk", filter=Q(way__in=[way.value for way in ON_PAPER]))
    )
    return Ratio(found["all"] - found["paper"], found["all"])
