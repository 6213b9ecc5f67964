"""Measures (减负措施): taken up by reformers, carried by a department, proved by the platform.

Nobody confirms their own work: what an owner reports as done is held to the published versions at
once, and to real cases when there are enough of them; what does not show goes back.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tongban.core.authoring.review import Hand
from tongban.core.graph.burden.model import Figures
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import SYSTEM
from tongban.core.reform.measure_events import (
    Adopted,
    Discussed,
    Evidenced,
    GivenUp,
    Proved,
    Reassigned,
    Reminded,
    ReportedDone,
    SentBack,
    ShownByVersion,
)
from tongban.core.reform.measure_state import MeasureState, MeasureStatus
from tongban.core.reform.proposing import Proposal
from tongban.core.reform.verdict import Shown, Verdict
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

REMINDED_BEFORE = 5
"""Local configuration: the working days before its day on which an owner is first reminded."""

_AGAIN_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is to be done, and the release from which the saving is counted (措施).

    `title` is what people read; the saving inside `proposal` is what was claimed on its first day.
    """

    title: str
    proposal: Proposal
    base: int


def adopt(hand: Hand, *, owner: str, due_on: date, today: date) -> Adopted:
    """Take a proposal up."""
    require_reformer(hand.officer)
    _require_ahead(due_on, today)
    return Adopted(at=hand.at, by=hand.signatory, owner=owner, due_on=due_on)


def reassign(
    state: MeasureState, hand: Hand, *, owner: str, due_on: date, reason: str, today: date
) -> Reassigned:
    """Give a measure another owner or another day, with the reason."""
    require_reformer(hand.officer)
    _require_open(state)
    _require_ahead(due_on, today)
    return Reassigned(
        at=hand.at,
        by=hand.signatory,
        owner=owner,
        due_on=due_on,
        reason=_said(reason, "请写明为什么调整"),
    )


def discuss(state: MeasureState, hand: Hand, *, words: str) -> Discussed:
    """Say something about a measure."""
    del state
    return Discussed(at=hand.at, by=hand.signatory, words=_said(words, "请写下要说的话"))


def add_evidence(state: MeasureState, hand: Hand, *, title: str, place: str) -> Evidenced:
    """Name a paper that shows what was done, and where it is kept."""
    _require_carrier(state, hand.officer)
    _require_open(state)
    return Evidenced(
        at=hand.at,
        by=hand.signatory,
        title=_said(title, "请写明佐证材料的名称"),
        place=_said(place, "请写明佐证材料的文号或存放位置"),
    )


def report_done(state: MeasureState, hand: Hand, *, words: str = "") -> ReportedDone:
    """Report a measure as done; what follows is not in its owner's hands."""
    _require_carrier(state, hand.officer)
    if not state.status.with_owner:
        raise Conflict(f"the measure stands at {state.status.value}")
    return ReportedDone(at=hand.at, by=hand.signatory, words=words.strip())


def answer(
    state: MeasureState, verdict: Verdict, *, at: datetime, release: int
) -> ShownByVersion | SentBack | Proved | None:
    """Return what follows from a verdict; None while there is nothing new to say."""
    if state.status not in (MeasureStatus.REPORTED, MeasureStatus.MEASURING):
        return None
    if Shown.NO in (verdict.version_shows, verdict.cases_show):
        return SentBack(at=at, by=SYSTEM, reasons=verdict.reasons)
    if verdict.cases_show is Shown.YES:
        return Proved(at=at, by=SYSTEM, words="在用版本和实际办件都已体现")
    if state.status is MeasureStatus.MEASURING:
        return None
    saved = _saved(verdict)
    return ShownByVersion(at=at, by=SYSTEM, release=release, saved=saved)


def give_up(state: MeasureState, hand: Hand, *, reason: str) -> GivenUp:
    """End a measure that will not be carried out."""
    require_reformer(hand.officer)
    _require_open(state)
    return GivenUp(at=hand.at, by=hand.signatory, reason=_said(reason, "请写明为什么终止"))


def remind(
    state: MeasureState, *, at: datetime, today: date, calendar: WorkingCalendar
) -> Reminded | None:
    """Return the reminder that is due: shortly before the day, then every week."""
    if not state.status.with_owner:
        return None
    if today < calendar.before(state.due_on, REMINDED_BEFORE):
        return None
    if state.reminded_on is not None and today < state.reminded_on + _AGAIN_AFTER:
        return None
    return Reminded(at=at, by=SYSTEM, due_on=state.due_on)


def may_carry(state: MeasureState, officer: Officer) -> bool:
    """Tell whether an officer reports for the owner of a measure."""
    mine = officer.department == state.owner and Role.ITEM_ADMINISTRATOR in officer.roles
    return mine or Role.REFORMER in officer.roles


def _saved(verdict: Verdict) -> Figures:
    return Figures(**{verdict.figure.value: verdict.counted})


def require_reformer(officer: Officer) -> None:
    """Raise `NotAllowed` unless an officer carries the reduction."""
    _require(officer, Role.REFORMER)


def _require(officer: Officer, role: Role) -> None:
    if role not in officer.roles:
        raise NotAllowed(f"only a {role.value} does this", rule="measure.role")


def _require_carrier(state: MeasureState, officer: Officer) -> None:
    if not may_carry(state, officer):
        raise NotAllowed("only the owner and reformers report", rule="measure.owner")


def _require_open(state: MeasureState) -> None:
    if state.status.ended:
        raise Conflict("the measure has ended")


def _require_ahead(due_on: date, today: date) -> None:
    if due_on <= today:
        raise InvalidValue("measure", "完成日期要晚于今天")


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise InvalidValue("measure", otherwise)
    return words.strip()
