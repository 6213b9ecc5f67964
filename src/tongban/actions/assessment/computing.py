"""Compute an assessment (评估计算): catalogue, cases, ratings, and search tried by known words."""

from collections.abc import Mapping
from itertools import islice
from typing import Final

from django.db.models import Count, Q

from tongban.actions.counting_searches import searches
from tongban.actions.outside import Outside
from tongban.actions.searching import find
from tongban.actions.supervision.asking import asked
from tongban.actions.targets import published
from tongban.core.assessment.indicators import EDITIONS
from tongban.core.assessment.readings import of_catalogue
from tongban.core.assessment.scoring import Assessed, assess
from tongban.core.assessment.searches import of_searches
from tongban.core.guides.outcomes import ON_PAPER, Way
from tongban.core.performance.measures import BY_CODE, Both, Ratio
from tongban.core.performance.tallies import CaseTally, RatingTally
from tongban.engines.mining.extracts import Selection
from tongban.store.assessment.queries import newest_opened, round_state
from tongban.store.cases.models import CaseEvidence

_TOP: Final = 3
_WORDS: Final = 120
_UNNEEDED: Final = (Way.NOT_NEEDED.value, Way.UNDECIDED.value)


def assessed(outside: Outside) -> Assessed:
    """Return how the city stands, by the newest edition."""
    catalogue = published().catalogue
    in_journeys = {
        sub.item for journey in published().journeys.values() for sub in journey.sub_items
    }
    sourced = {code for code, one in catalogue.evidence.items() if one.issuer or one.issuer_note}
    items = list(catalogue.items.values())
    newest = newest_opened()
    readings = {
        **of_catalogue(items, in_journeys=in_journeys, sourced=sourced),
        **_of_cases(),
        "without_paper": _without_paper(),
        "found_by_words": found_by_words(outside),
        **of_searches(searches(outside)),
        **(round_state(newest).readings() if newest else {}),
    }
    return assess(EDITIONS[0], readings)


def found_by_words(outside: Outside) -> Ratio:
    """Return how many known words of items lead to their item among the first three."""
    words = [
        (word, one.code)
        for one in published().catalogue.items.values()
        for word in islice(one.keywords, 2)
    ][:_WORDS]
    hits = sum(
        any(hit.code == code for hit in find(word, outside, limit=_TOP).hits)
        for word, code in words
    )
    return Ratio(hits, len(words))


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
