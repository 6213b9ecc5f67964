"""Whom to ask (核对安排): nothing before everybody has signed, then all that is not known.

A register that is not available is asked again, later each time; it is never held against anybody.
"""

from datetime import datetime, timedelta
from typing import Final

from tongban.core.exchange.household.standing import CheckStage, HouseholdCheck, Pair, SourceAnswer
from tongban.core.vocabulary.dates import day_of

PAUSES: Final = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)
"""How long a register is left alone each time that it was asked in vain; the last one goes on."""


def due(check: HouseholdCheck, *, at: datetime) -> tuple[Pair, ...]:
    """Return which sources are to be asked about which members at this moment."""
    if check.stage(day_of(at)) is not CheckStage.ASKING:
        return ()
    return tuple(pair for pair in check.unknown if _rested(check.answers.get(pair), at))


def next_due(check: HouseholdCheck, *, at: datetime) -> datetime | None:
    """Return when the next source is to be asked; None when nothing is left to ask now."""
    if check.stage(day_of(at)) is not CheckStage.ASKING:
        return None
    return min(_from(check.answers.get(pair), at) for pair in check.unknown)


def _rested(answer: SourceAnswer | None, at: datetime) -> bool:
    return _from(answer, at) <= at


def _from(answer: SourceAnswer | None, at: datetime) -> datetime:
    if answer is None:
        return at
    return answer.at + PAUSES[min(answer.tries, len(PAUSES)) - 1]
