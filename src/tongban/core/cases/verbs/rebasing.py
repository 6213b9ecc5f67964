"""Rebasing (改用新版): a running case goes over to the version in force, when nobody loses by it.

A case is decided under the version it was filed under. The rule is 立法法 §104: new rules do not
reach back, except to serve people better. So an officer may take a case over where nothing more is
asked of the applicant; where anything is, the applicant alone may, having read what it is.
"""

from dataclasses import dataclass, replace

from tongban.core.cases.acts import Act
from tongban.core.cases.errors import CannotGoOver, ConsentMissing, WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.folding import advance
from tongban.core.cases.rebase_events import Rebased, RebaseDeclined, RebaseOffered
from tongban.core.cases.route import Route
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.catalog.items import ServiceItem

OPEN_TO = (Status.RECEIVED, Status.IN_PROGRESS)
"""While a correction or a special procedure runs, its notice says what is to come under which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """The version in force as it would be for one case (新版下的办件).

    `changes` and `asks` are sentences; `unanswered` are labels of what it would have to be told
    before anybody could say what it asks, `questions` the elements of which the applicant can tell
    it next.
    """

    item: ServiceItem
    submission: Submission
    changes: tuple[str, ...]
    asks: tuple[str, ...]
    unanswered: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def offer(state: CaseState, newer: Newer, act: Act, *, reason: str) -> tuple[Event, ...]:
    """Lay the newer version before the applicant; nothing changes until they agree."""
    require_department(act, state.item.department)
    require_words(reason, "why the newer version is offered")
    _require_possible(state, newer, act)
    if newer.unanswered and not newer.questions:
        raise CannotGoOver(f"nobody can be asked for: {', '.join(newer.unanswered)}")
    if state.rebase_offer is not None and state.rebase_offer.to_version == newer.item.version:
        raise WrongMoment("it is offered already, and not yet answered")
    return (
        RebaseOffered(
            at=act.at,
            by=act.by,
            from_version=state.item.version,
            to_version=newer.item.version,
            changes=newer.changes,
            asks=newer.asks,
            reason=reason,
        ),
    )


def go_over(state: CaseState, newer: Newer, act: Act) -> tuple[Event, ...]:
    """Go over at once, by an officer, because nothing more is asked of the applicant."""
    require_department(act, state.item.department)
    _require_possible(state, newer, act)
    if newer.asks or newer.unanswered:
        raise ConsentMissing(f"it asks more: {'; '.join(newer.asks)}")
    return (_rebased(state, newer, act),)


def agree(
    state: CaseState, newer: Newer, act: Act, *, answered: tuple[str, ...] = ()
) -> tuple[Event, ...]:
    """Go over as the applicant, to what was offered and to nothing that asks more than that.

    `answered` are labels of what they told for it.
    """
    offered = _standing_offer(state)
    _require_possible(state, newer, act)
    if newer.unanswered:
        raise CannotGoOver(f"not told yet: {', '.join(newer.unanswered)}")
    if offered.to_version != newer.item.version or not set(newer.asks) <= set(offered.asks):
        raise ConsentMissing("what was offered is no longer what it would be")
    told = tuple(f"申请人回答了“{label}”" for label in answered)
    return (_rebased(state, replace(newer, changes=(*newer.changes, *told)), act),)


def stay(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Stay with the version that the case was filed under."""
    offered = _standing_offer(state)
    require_status(state, act, *(status for status in Status if not status.ended))
    return (RebaseDeclined(at=act.at, by=act.by, to_version=offered.to_version),)


def foreseen(state: CaseState, newer: Newer, act: Act) -> CaseState:
    """Return the case as it would be after going over, with its clocks and debts."""
    return advance(state, (_rebased(state, newer, act),), {newer.item.version: newer.item})


def _standing_offer(state: CaseState) -> RebaseOffered:
    if state.rebase_offer is None:
        raise WrongMoment("no newer version is offered")
    return state.rebase_offer


def _require_possible(state: CaseState, newer: Newer, act: Act) -> None:
    require_status(state, act, *OPEN_TO)
    if newer.item.version <= state.item.version:
        raise WrongMoment("the case is under that version, or a newer one")
    if newer.item.department != state.item.department:
        raise CannotGoOver("the newer version is another department's")
    route = Route.of(newer.item, newer.submission.steps)
    for progress in state.open_steps:
        was, now = state.route.find(progress.step), route.find(progress.step)
        if was is None or now is None or was.department != now.department:
            raise CannotGoOver(f"step {progress.step} is under way and not in the newer version")


def _rebased(state: CaseState, newer: Newer, act: Act) -> Rebased:
    return Rebased(
        at=act.at,
        by=act.by,
        from_version=state.item.version,
        to_version=newer.item.version,
        changes=newer.changes,
        asks=newer.asks,
        submission=newer.submission,
        offered_by=state.rebase_offer.by if state.rebase_offer else None,
    )
