"""Duties (联办待办): who has what to do next in a joint handling, and by when.

They follow from where it stands; nobody types them. `received` are the items whose cases are still
under review.
"""

import enum
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tongban.core.joint.matter import Matter
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.joint.verbs.gaps import silent_on_gaps
from tongban.core.joint.visits import Visit, VisitStanding
from tongban.core.vocabulary.dates import day_of


class DutyKind(enum.Enum):
    """What is to be done (联办待办种类)."""

    NAME_GAPS = "name_gaps"
    SEND_NOTICE = "send_notice"
    ANSWER = "answer"
    MEET_CONDITIONS = "meet_conditions"
    PROPOSE_VISIT = "propose_visit"
    CONFIRM_VISIT = "confirm_visit"
    MOVE_VISIT = "move_visit"
    RECORD_VISIT = "record_visit"
    SIGN_VISIT = "sign_visit"
    ANSWER_MORE_TIME = "answer_more_time"

    @property
    def label(self) -> str:
        """Return the words an officer reads."""
        return _LABELS[self]


_LABELS = {
    DutyKind.NAME_GAPS: "提出需要补正的内容",
    DutyKind.SEND_NOTICE: "合并发出补正告知",
    DutyKind.ANSWER: "答复征求意见",
    DutyKind.MEET_CONDITIONS: "确认条件是否落实",
    DutyKind.PROPOSE_VISIT: "预约联合踏勘",
    DutyKind.CONFIRM_VISIT: "确认参加联合踏勘",
    DutyKind.MOVE_VISIT: "另约踏勘时间",
    DutyKind.RECORD_VISIT: "写联合踏勘记录",
    DutyKind.SIGN_VISIT: "在踏勘记录上签字",
    DutyKind.ANSWER_MORE_TIME: "答复延长联办期限的申请",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing that one department has to do (联办待办)."""

    kind: DutyKind
    department: str
    due_on: date


def duties(matter: Matter, *, received: Collection[str], today: date) -> tuple[Duty, ...]:
    """Return everything that is to be done now, by whom, and by when."""
    if matter.ended is not None:
        return ()
    found = (
        *_of_gaps(matter, received, today),
        *_of_opinions(matter, today),
        *_of_visit(matter, today),
        *_of_more_time(matter),
    )
    return tuple(Duty(kind=kind, department=who, due_on=due_on) for kind, who, due_on in found)


Found = tuple[DutyKind, str, date]


def _of_gaps(matter: Matter, received: Collection[str], today: date) -> Iterator[Found]:
    until = matter.begun.gaps_until
    if until is None or matter.notice is not None:
        return
    silent = silent_on_gaps(matter, received) if matter.gathers(today) else ()
    for department in silent:
        yield DutyKind.NAME_GAPS, department, until
    still = [gap for gap in matter.gaps if gap.item in received]
    if still and not silent:
        yield DutyKind.SEND_NOTICE, matter.terms.lead, until


def _of_opinions(matter: Matter, today: date) -> Iterator[Found]:
    for department, opinion in matter.opinions.items():
        standing = opinion.standing(today)
        if standing.open:
            yield DutyKind.ANSWER, department, opinion.asked.due_on
        elif standing is OpinionStanding.CONDITIONAL:
            yield DutyKind.MEET_CONDITIONS, department, opinion.asked.due_on


def _of_visit(matter: Matter, today: date) -> Iterator[Found]:
    visit, lead = matter.visit, matter.terms.lead
    if visit is None:
        if matter.visited:
            yield DutyKind.PROPOSE_VISIT, lead, matter.begun.gaps_until or matter.begun.begun_on
        return
    day = day_of(visit.starts_at)
    match visit.standing:
        case VisitStanding.PROPOSED | VisitStanding.CONFIRMED:
            yield from _of_appointment(visit, lead, today)
        case VisitStanding.TO_SIGN:
            for department in visit.unsigned:
                yield DutyKind.SIGN_VISIT, department, day
            if not visit.unsigned:
                yield DutyKind.SIGN_VISIT, lead, day
        case _:
            return


def _of_appointment(visit: Visit, lead: str, today: date) -> Iterator[Found]:
    day = day_of(visit.starts_at)
    if visit.declined:
        yield DutyKind.MOVE_VISIT, lead, day
    elif today >= day:
        yield DutyKind.RECORD_VISIT, lead, day
    for department in visit.departments:
        if department not in visit.confirmed and department not in visit.declined and today <= day:
            yield DutyKind.CONFIRM_VISIT, department, day


def _of_more_time(matter: Matter) -> Iterator[Found]:
    asked = matter.more_time_asked
    if asked is not None:
        yield DutyKind.ANSWER_MORE_TIME, matter.terms.extension_department, day_of(asked.at)
