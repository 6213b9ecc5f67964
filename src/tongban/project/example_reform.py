"""What reformers of the demonstration set out to do (示范四减): a baseline, targets, measures.

They are taken up once, through the acts of a reformer; an earlier demonstration's stay as they are.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from tongban.actions.outside import Outside
from tongban.actions.reform import baselines, measures, targets
from tongban.actions.reform.standing import BY_LAW, standing
from tongban.core.people.actors import Officer
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.proposing import Proposal
from tongban.core.reform.targets import Target, TargetScope
from tongban.store.reform import queries
from tongban.web.console.reform.asked import Asked
from tongban.web.console.reform.proposals import words_of

_TARGETS: Final = (
    (TargetScope.CITY, "", FigureKind.DOCUMENTS, 10),
    (TargetScope.DEPARTMENT, "city_management", FigureKind.DAYS, 20),
    (TargetScope.DEPARTMENT, "market_regulation", FigureKind.DOCUMENTS, 15),
    (TargetScope.ITEM, "outdoor_sign_nanqiao", FigureKind.DOCUMENTS, 25),
)
_KINDS: Final = 3
"""Of so many kinds of measures the one that saves most is taken up."""

_TIME: Final = timedelta(days=90)


def begin_reform(officer: Officer, now: Outside) -> int:
    """Take a baseline, set targets and take up measures; return how many, 0 if done before."""
    if queries.baselines():
        return 0
    baselines.take(officer, now, note="示范基线")
    for scope, code, figure, percent in _TARGETS:
        target = Target(year=now.today.year, scope=scope, code=code, figure=figure, percent=percent)
        targets.set_target(officer, target, now)
    asked = Asked(base=BY_LAW, figure=FigureKind.DOCUMENTS, standing=standing(now))
    first = list(_first_of_each_kind(measures.proposed(now)))[:_KINDS]
    for one in first:
        charge = measures.Charge(owner=one.department, due_on=now.today + _TIME)
        measures.adopt(officer, one.key, now, title=words_of(asked, one), charge=charge)
    return len(first)


def _first_of_each_kind(proposed: Iterable[Proposal]) -> Iterator[Proposal]:
    seen = set()
    for one in proposed:
        if one.kind not in seen:
            seen.add(one.kind)
            yield one
