"""The course of a check (核对过程): begin, keep answers, dispute, settle, close, forget.

What registers told is kept no longer than the decision needs it (个人信息保护法 §19, §47); how many
days that is no source says for the whole country, so they are local configuration.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from tongban.core.exchange.household.events import (
    AnswerOutcome,
    CheckBegun,
    CheckClosed,
    CheckForgotten,
    DisputeSettled,
    Ending,
    LineDisputed,
    Opinion,
    RegisterAnswered,
)
from tongban.core.exchange.household.members import Member, numbered
from tongban.core.exchange.household.standing import CheckStage, HouseholdCheck, Pair
from tongban.core.people.histories import SYSTEM, Signatory
from tongban.core.people.registers import Matched, NoRecord, NotAvailable, RegisterAnswer
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

SHORTEST: Final = Citation(law="个人信息保护法", article="19")
"""Personal data are kept for the shortest time that the purpose needs."""

KEPT_AFTER_END: Final = timedelta(days=30)
LONGEST: Final = timedelta(days=180)
KEEPING_BASIS: Final = Citation.local("核对数据在终结后保存三十日；半年没有终结的，自动终结")

_OUTCOMES: Final = {
    Matched: AnswerOutcome.MATCHED,
    NoRecord: AnswerOutcome.NO_RECORD,
    NotAvailable: AnswerOutcome.NOT_AVAILABLE,
}


def begin(
    item: str,
    members: Sequence[Member],
    sources: Sequence[str],
    *,
    applicant: str,
    by: Signatory,
    at: datetime,
) -> CheckBegun:
    """Ask for a check of a household that the applicant belongs to.

    Raises:
        InvalidValue: when the household is not one, or nobody could be asked.
    """
    every = numbered(members)
    if applicant not in {one.number for one in every}:
        raise InvalidValue("household", "申请人本人也要在成员里")
    if not sources:
        raise InvalidValue("household", "目前没有可以核对的部门数据，请到窗口办理")
    return CheckBegun(
        at=at, by=by, item=item, slots=tuple(one.slot for one in every), sources=tuple(sources)
    )


def answered(
    check: HouseholdCheck, pair: Pair, answer: RegisterAnswer, *, at: datetime
) -> RegisterAnswered | None:
    """Return that a register answered; None when its answer may no longer be kept.

    Whoever took their authorisation back while a register was being asked has taken it back.
    """
    today = day_of(at)
    if (
        check.stage(today) not in (CheckStage.ASKING, CheckStage.COMPLETE)
        or pair not in check.pairs
    ):
        return None
    return RegisterAnswered(
        at=at,
        by=SYSTEM,
        member=pair[0],
        source=pair[1],
        outcome=_OUTCOMES[type(answer)],
        call=answer.call,
        as_of=answer.as_of if isinstance(answer, Matched) else None,
    )


def dispute(
    check: HouseholdCheck, pair: Pair, element: str, *, ticket: str, by: Signatory, at: datetime
) -> LineDisputed:
    """Say that what a register told is wrong.

    Raises:
        NotAllowed: when it told nothing, or the check has ended.
        Conflict: when the line is disputed already.
    """
    answer = check.answers.get(pair)
    told = answer is not None and answer.outcome is not AnswerOutcome.NOT_AVAILABLE
    if not told or check.ending is not None:
        raise NotAllowed("there is nothing to dispute", rule="household.dispute")
    if check.disputed(pair[0], element):
        raise Conflict("the line is disputed already")
    return LineDisputed(
        at=at, by=by, member=pair[0], source=pair[1], element=element, ticket=ticket
    )


def settle(
    check: HouseholdCheck, ticket: str, *, corrected: bool, at: datetime
) -> DisputeSettled | None:
    """Return that the holder answered a dispute; None when nothing waits for it any more."""
    line = check.disputes.get(ticket)
    if line is None or line.corrected is not None or check.ending is not None:
        return None
    return DisputeSettled(at=at, by=SYSTEM, ticket=ticket, corrected=corrected)


def close(
    check: HouseholdCheck, ending: Ending, opinion: Opinion, *, by: Signatory, at: datetime
) -> CheckClosed:
    """End a check; an opinion stands only on a complete one.

    Raises:
        Conflict: when it has ended.
        NotAllowed: when a decision is to rest on it although something is not known.
    """
    stage = check.stage(day_of(at))
    if stage in (CheckStage.CLOSED, CheckStage.FORGOTTEN):
        raise Conflict("the check has ended")
    if ending is Ending.DECIDED and stage is not CheckStage.COMPLETE:
        raise NotAllowed("the check is not complete", rule="household.complete")
    kept = opinion if ending is Ending.DECIDED else Opinion.OPEN
    return CheckClosed(at=at, by=by, ending=ending, opinion=kept)


def lapse(check: HouseholdCheck, *, at: datetime) -> CheckClosed | None:
    """Return that a check nobody ended has ended by itself, once it is half a year old."""
    today = day_of(at)
    if check.ending is not None or today <= check.begun_on + LONGEST:
        return None
    return CheckClosed(at=at, by=SYSTEM, ending=Ending.LAPSED)


def forget(check: HouseholdCheck, *, at: datetime) -> CheckForgotten | None:
    """Return that what was told is deleted, once nobody needs it any more."""
    until = kept_until(check)
    if check.forgotten or until is None or day_of(at) <= until:
        return None
    return CheckForgotten(at=at, by=SYSTEM)


def kept_until(check: HouseholdCheck) -> date | None:
    """Return the last day on which what was told is kept; None while the check goes on.

    A check that was given up is forgotten the next day: nothing will be decided on it.
    """
    if check.closed_on is None:
        return None
    return check.closed_on + (KEPT_AFTER_END if check.ending is Ending.DECIDED else timedelta())
