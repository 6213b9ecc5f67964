"""Where a check stands (核对进展): folded from its events, for a day."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from typing import TypeAlias, assert_never

from tongban.core.exchange.household.events import (
    AnswerOutcome,
    AnyCheckEvent,
    AuthorisationTakenBack,
    CheckBegun,
    CheckClosed,
    CheckForgotten,
    DisputeSettled,
    Ending,
    LineDisputed,
    MemberAuthorised,
    MemberRefused,
    Opinion,
    RegisterAnswered,
)
from tongban.core.exchange.household.members import SignedBy
from tongban.core.vocabulary.dates import day_of

Pair: TypeAlias = tuple[int, str]
"""A member and a source that is asked about them."""


class Consent(enum.Enum):
    """Whether a member allows the check (授权情况)."""

    AWAITED = "awaited"
    GIVEN = "given"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    RUN_OUT = "run_out"


class CheckStage(enum.Enum):
    """How far a check has come (核对阶段)."""

    SIGNING = "signing"
    STOPPED = "stopped"
    ASKING = "asking"
    COMPLETE = "complete"
    CLOSED = "closed"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStanding:
    """What one member has said so far (成员授权)."""

    consent: Consent = Consent.AWAITED
    way: SignedBy | None = None
    until: date | None = None

    def on(self, today: date) -> Consent:
        """Return whether the check is allowed on a day; the last day counts."""
        run_out = self.until is not None and today > self.until
        return Consent.RUN_OUT if run_out and self.consent is Consent.GIVEN else self.consent


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAnswer:
    """The last answer of a source about a member (最近应答), at its `tries`-th asking in a row."""

    outcome: AnswerOutcome
    at: datetime
    call: int
    as_of: date | None
    tries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDispute:
    """One line that a member disputes (异议); `corrected` is None until its holder answers."""

    member: int
    source: str
    element: str
    corrected: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdCheck:
    """What the events of a check amount to (家庭经济状况核对)."""

    item: str
    begun_on: date
    members: Mapping[int, MemberStanding]
    sources: tuple[str, ...]
    answers: Mapping[Pair, SourceAnswer] = field(default_factory=dict)
    disputes: Mapping[str, LineDispute] = field(default_factory=dict)
    ending: Ending | None = None
    opinion: Opinion = Opinion.OPEN
    closed_on: date | None = None
    forgotten: bool = False
    length: int = 1

    def stage(self, today: date) -> CheckStage:
        """Return how far it has come; one member who does not allow it stops all of it."""
        if self.forgotten:
            return CheckStage.FORGOTTEN
        if self.ending is not None:
            return CheckStage.CLOSED
        said = {one.on(today) for one in self.members.values()}
        if said & {Consent.REFUSED, Consent.TAKEN_BACK}:
            return CheckStage.STOPPED
        if said != {Consent.GIVEN}:
            return CheckStage.SIGNING
        return CheckStage.ASKING if self.unknown else CheckStage.COMPLETE

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return everything that is to be asked: each source about each member."""
        return tuple((slot, source) for slot in self.members for source in self.sources)

    @property
    def unknown(self) -> tuple[Pair, ...]:
        """Return what no register has told yet: not asked, or not available so far."""
        return tuple(pair for pair in self.pairs if not self._known(pair))

    def disputed(self, member: int, element: str) -> str:
        """Return the ticket that is open about a line, or nothing."""
        found = (
            ticket
            for ticket, one in self.disputes.items()
            if (one.member, one.element, one.corrected) == (member, element, None)
        )
        return next(found, "")

    def _known(self, pair: Pair) -> bool:
        answer = self.answers.get(pair)
        return answer is not None and answer.outcome is not AnswerOutcome.NOT_AVAILABLE


def fold(events: Iterable[AnyCheckEvent]) -> HouseholdCheck:
    """Return what events amount to; the first one begins."""
    every = iter(events)
    first = next(every)
    if not isinstance(first, CheckBegun):
        raise TypeError("a check begins with being asked for")
    begun = HouseholdCheck(
        item=first.item,
        begun_on=day_of(first.at),
        members={slot: MemberStanding() for slot in first.slots},
        sources=first.sources,
    )
    return reduce(advance, every, begun)


def advance(  # noqa: C901, PLR0911 - one case an event
    check: HouseholdCheck, event: AnyCheckEvent
) -> HouseholdCheck:
    """Return the check after one more event."""
    now = replace(check, length=check.length + 1)
    match event:
        case CheckBegun():
            raise TypeError("a check begins once")
        case MemberAuthorised():
            given = MemberStanding(consent=Consent.GIVEN, way=event.way, until=event.until)
            return _said(now, event.member, given)
        case MemberRefused():
            return _said(now, event.member, MemberStanding(consent=Consent.REFUSED))
        case AuthorisationTakenBack():
            taken = MemberStanding(consent=Consent.TAKEN_BACK)
            return _without(_said(now, event.member, taken), event.member)
        case RegisterAnswered():
            return _answered(now, event)
        case LineDisputed():
            line = LineDispute(member=event.member, source=event.source, element=event.element)
            return replace(now, disputes={**now.disputes, event.ticket: line})
        case DisputeSettled():
            return _settled(now, event)
        case CheckClosed():
            return replace(
                now, ending=event.ending, opinion=event.opinion, closed_on=day_of(event.at)
            )
        case CheckForgotten():
            return replace(now, forgotten=True)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _said(check: HouseholdCheck, member: int, standing: MemberStanding) -> HouseholdCheck:
    return replace(check, members={**check.members, member: standing})


def _without(check: HouseholdCheck, member: int) -> HouseholdCheck:
    """Return the check without anything that was told about a member."""
    return replace(
        check,
        answers={pair: one for pair, one in check.answers.items() if pair[0] != member},
        disputes={code: one for code, one in check.disputes.items() if one.member != member},
    )


def _answered(check: HouseholdCheck, event: RegisterAnswered) -> HouseholdCheck:
    pair = event.member, event.source
    before = check.answers.get(pair)
    in_vain = before is not None and before.outcome is AnswerOutcome.NOT_AVAILABLE
    answer = SourceAnswer(
        outcome=event.outcome,
        at=event.at,
        call=event.call,
        as_of=event.as_of,
        tries=before.tries + 1 if before is not None and in_vain else 1,
    )
    return replace(check, answers={**check.answers, pair: answer})


def _settled(check: HouseholdCheck, event: DisputeSettled) -> HouseholdCheck:
    """Return the check after a holder answered; what was corrected has to be told anew."""
    line = check.disputes[event.ticket]
    settled = replace(line, corrected=event.corrected)
    answers = dict(check.answers)
    if event.corrected:
        answers.pop((line.member, line.source), None)
    return replace(check, answers=answers, disputes={**check.disputes, event.ticket: settled})
