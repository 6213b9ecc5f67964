"""Debts (容缺后补): papers that may follow acceptance come, are looked at, and serve or do not.

行政许可法 §32 has everything asked for at once; what may come later is the authority's own favour,
so its day is told, a late paper is taken as long as nothing is decided, and only a paper that never
came is a ground to refuse (`decision.refuse`).
"""

from datetime import date

from tongban.core.cases.acts import Act
from tongban.core.cases.debt_events import DebtCleared, DebtHandedIn, DebtSentBack
from tongban.core.cases.errors import DeferralRefused
from tongban.core.cases.events import Event
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_status, require_words
from tongban.core.vocabulary.errors import InvalidValue

_UNDER_EXAMINATION = (Status.IN_PROGRESS, Status.SUSPENDED)


def hand_in_debts(state: CaseState, requirements: tuple[str, ...], act: Act) -> tuple[Event, ...]:
    """Take in deferred papers; one that nobody has looked at yet may be handed in again."""
    require_status(state, act, *_UNDER_EXAMINATION)
    if not requirements:
        raise InvalidValue("debt", "nothing is handed in")
    for requirement in requirements:
        _require_owed(state, requirement)
    return (DebtHandedIn(at=act.at, by=act.by, requirements=requirements),)


def send_back_debt(
    state: CaseState,
    requirement: str,
    act: Act,
    *,
    reason: str,
    due_on: date,
    latest: date | None = None,
) -> tuple[Event, ...]:
    """Say why a paper that was handed in does not serve, and by when it may come again.

    `latest` is the last day that the terms of the city leave for it.
    """
    require_status(state, act, *_UNDER_EXAMINATION)
    if requirement not in state.handed_in:
        raise InvalidValue("debt", f"{requirement} was not handed in")
    require_words(reason, "the reason")
    if due_on < act.today:
        raise InvalidValue("debt", "the day to hand it in again has passed")
    if latest is not None and due_on > latest:
        raise DeferralRefused(f"最晚可以到{latest}")
    return (
        DebtSentBack(at=act.at, by=act.by, requirement=requirement, reason=reason, due_on=due_on),
    )


def clear_debt(state: CaseState, requirement: str, act: Act) -> tuple[Event, ...]:
    """Record that deferred evidence is there and in order, however it came."""
    require_status(state, act, *_UNDER_EXAMINATION)
    _require_owed(state, requirement)
    return (DebtCleared(at=act.at, by=act.by, requirement=requirement),)


def _require_owed(state: CaseState, requirement: str) -> None:
    if requirement not in state.debts:
        raise InvalidValue("debt", f"{requirement} is not owed")
