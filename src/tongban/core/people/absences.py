"""Absences (外出与代理): who does whose work, from which day to which, and in which items.

The deputy acts in their own name for the absent colleague, so every act says 代. Work flows to them
for the days of the absence and back by itself, because who holds it follows from the day. Nobody
stands in for somebody whose own work is given away, and what two hands must do is never done by
one: whoever examined a case does not decide it for somebody else either.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

LOCAL: Final = Citation.local("工作人员外出由同一部门的代理人代办，最长九十日")
LONGEST: Final = timedelta(days=90)
LENT: Final = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})
"""The posts that work on cases; whoever keeps catalogues, data or accounts lends nothing."""


class AbsenceRule(enum.Enum):
    """Why somebody may not stand in (代理规则)."""

    NOT_A_COLLEAGUE = "absence.not_a_colleague"
    NO_POST = "absence.no_post"
    OUT_OF_REACH = "absence.out_of_reach"
    CHAIN = "absence.chain"
    NOT_YOURS = "absence.not_yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Whose work is whose from one day to another (一次外出); without items, all of it."""

    absent: str
    deputy: str
    department: str
    first_on: date
    last_on: date
    items: frozenset[str] = frozenset()
    ended_on: date | None = None

    def holds(self, today: date) -> bool:
        """Tell whether the deputy acts on this day."""
        return self.first_on <= today <= self.last_on and self.ended_on is None

    def meets(self, first_on: date, last_on: date) -> bool:
        """Tell whether it and a span of days have a day in common."""
        return self.ended_on is None and first_on <= self.last_on and self.first_on <= last_on


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceAnnounced(HistoryEvent):
    """Somebody will be away, and names who does their work (登记外出)."""

    name: ClassVar[str] = "announced"

    absent: str
    deputy: str
    department: str
    first_on: date
    last_on: date
    items: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEnded(HistoryEvent):
    """The work is theirs again (销假)."""

    name: ClassVar[str] = "ended"

    on: date
    reason: str


AnyAbsenceEvent: TypeAlias = AbsenceAnnounced | AbsenceEnded


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What somebody announces (拟外出)."""

    deputy: Officer
    first_on: date
    last_on: date
    reason: str
    items: frozenset[str] = frozenset()


def fold(events: Iterable[AnyAbsenceEvent]) -> Absence:
    """Return what the events of an absence amount to.

    Raises:
        InvalidValue: for a history that does not begin with the announcement.
    """
    first, *later = events
    if not isinstance(first, AbsenceAnnounced):
        raise InvalidValue("absence", "a history begins with the announcement")
    begun = Absence(
        absent=first.absent,
        deputy=first.deputy,
        department=first.department,
        first_on=first.first_on,
        last_on=first.last_on,
        items=frozenset(first.items),
    )
    return reduce(advance, later, begun)


def advance(absence: Absence, event: AnyAbsenceEvent) -> Absence:
    """Return an absence after one more event."""
    match event:
        case AbsenceAnnounced():
            raise InvalidValue("absence", "it is announced once")
        case AbsenceEnded():
            return replace(absence, ended_on=event.on)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def announce(
    officer: Officer, plan: Plan, standing: Iterable[Absence], *, at: datetime, today: date
) -> AbsenceAnnounced:
    """Give one's work to a colleague for some days; `standing` are the absences of both.

    Raises:
        InvalidValue: when the days or the reason cannot be.
        NotAllowed: when this colleague may not stand in.
        Conflict: when one is away in these days already.
    """
    reason = plain_text(plan.reason, longest=200)
    if not reason:
        raise InvalidValue("absence", "请写明外出的理由")
    if not today <= plan.first_on <= plan.last_on or plan.last_on - plan.first_on >= LONGEST:
        raise InvalidValue("absence", "外出从今天或以后开始，最长九十日")
    _require_colleague(officer, plan.deputy)
    _require_no_chain(officer, plan, tuple(standing))
    return AbsenceAnnounced(
        at=at,
        by=Signatory.of(officer),
        absent=officer.staff_number,
        deputy=plan.deputy.staff_number,
        department=officer.department,
        first_on=plan.first_on,
        last_on=plan.last_on,
        items=tuple(sorted(plan.items)),
        reason=reason,
    )


def end(
    absence: Absence, officer: Officer, *, at: datetime, today: date, reason: str = ""
) -> AbsenceEnded:
    """Take the work back early, or let whoever decides for the department do it.

    Raises:
        NotAllowed: to anybody else.
        Conflict: when it is over.
    """
    heads = officer.department == absence.department and Role.APPROVER in officer.roles
    if officer.staff_number != absence.absent and not heads:
        raise NotAllowed("not theirs to end", rule=AbsenceRule.NOT_YOURS.value, citation=LOCAL)
    if absence.ended_on is not None or today > absence.last_on:
        raise Conflict("the absence is over")
    written = plain_text(reason, longest=200)
    return AbsenceEnded(at=at, by=Signatory.of(officer), on=today, reason=written)


def _require_colleague(officer: Officer, deputy: Officer) -> None:
    same = deputy.department == officer.department
    if not same or deputy.staff_number == officer.staff_number:
        raise _refused(AbsenceRule.NOT_A_COLLEAGUE)
    if not officer.roles & LENT or not deputy.roles & LENT:
        raise _refused(AbsenceRule.NO_POST)
    if not officer.area.startswith(deputy.area):
        raise _refused(AbsenceRule.OUT_OF_REACH)


def _require_no_chain(officer: Officer, plan: Plan, standing: tuple[Absence, ...]) -> None:
    """Refuse a second deputy for the same days, and a deputy of a deputy."""
    meeting = [one for one in standing if one.meets(plan.first_on, plan.last_on)]
    if any(one.absent == officer.staff_number for one in meeting):
        raise Conflict("one is away in these days already")
    deputy = plan.deputy.staff_number
    if any(one.absent == deputy or one.deputy == officer.staff_number for one in meeting):
        raise _refused(AbsenceRule.CHAIN)


def _refused(rule: AbsenceRule) -> NotAllowed:
    return NotAllowed("this colleague may not stand in", rule=rule.value, citation=LOCAL)
