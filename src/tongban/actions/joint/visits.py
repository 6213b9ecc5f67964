"""Joint visits (联合踏勘): one appointment, one record; what it says counts in every case.

When the last department has signed, the step of each case that the visit stands for is finished
with that department's outcome, by the officers who signed (行政许可法 §34).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tongban.actions.cases.opening import carry_out as carry_out_case
from tongban.actions.joint.opening import EXAMINING, carry_out, done, held_for, lock_cases
from tongban.actions.matters.keeping import HeldMatter
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase, state_of
from tongban.core.cases.acts import Act, Performer
from tongban.core.cases.events import Event
from tongban.core.cases.folding import advance
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.joint.errors import NotNow
from tongban.core.joint.verbs import visits
from tongban.core.joint.visits import Visit, VisitStanding
from tongban.core.people.actors import Officer
from tongban.store.cases.models import Case

_UNACCEPTED = (Status.RECEIVED.value, Status.AWAITING_CORRECTION.value)
_UNDER_EXAMINATION = (Status.IN_PROGRESS.value, Status.SUSPENDED.value)


def propose(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    starts_at: datetime,
    place: str,
    departments: tuple[str, ...],
    revision: int | None = None,
) -> HeldMatter:
    """Propose one appointment for everybody (预约联合踏勘)."""
    return done(
        officer,
        matter,
        lambda held, act: visits.propose(
            held, act, starts_at=starts_at, place=place, departments=departments
        ),
        outside,
        revision=revision,
    )


def confirm(
    officer: Officer, matter: UUID, outside: Outside, *, revision: int | None = None
) -> HeldMatter:
    """Say that one's department will be there (确认参加)."""
    return done(officer, matter, visits.confirm, outside, revision=revision)


def decline(
    officer: Officer, matter: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> HeldMatter:
    """Say that one's department cannot come then (请求改期)."""
    return done(
        officer,
        matter,
        lambda held, act: visits.decline(held, act, reason=reason),
        outside,
        revision=revision,
    )


def move(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    starts_at: datetime,
    place: str,
    reason: str,
    revision: int | None = None,
) -> HeldMatter:
    """Move the appointment; everybody confirms anew (改期)."""
    return done(
        officer,
        matter,
        lambda held, act: visits.move(held, act, starts_at=starts_at, place=place, reason=reason),
        outside,
        revision=revision,
    )


def cancel(
    officer: Officer, matter: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> HeldMatter:
    """Cancel the appointment (取消踏勘)."""
    return done(
        officer,
        matter,
        lambda held, act: visits.cancel(held, act, reason=reason),
        outside,
        revision=revision,
    )


def record(
    officer: Officer, matter: UUID, outside: Outside, *, findings: str, revision: int | None = None
) -> HeldMatter:
    """Write down once for all what was found (踏勘记录)."""
    return done(
        officer,
        matter,
        lambda held, act: visits.record(held, act, findings=findings),
        outside,
        revision=revision,
    )


@transaction.atomic
def sign(
    officer: Officer,
    matter: UUID,
    outside: Outside,
    *,
    outcome: StepOutcome,
    remark: str = "",
    revision: int | None = None,
) -> HeldMatter:
    """Sign the record with the outcome for one's department; the last one lets it count."""
    cases = lock_cases(matter)
    held = held_for(officer, matter, roles=EXAMINING, revision=revision)
    _require_accepted(officer, held, cases)
    signed = carry_out(
        officer,
        held,
        lambda found, act: visits.sign(found, act, outcome=outcome, remark=remark),
        outside,
    )
    visit = signed.matter.visit
    if visit is not None and visit.standing is VisitStanding.DONE:
        _count(visit, signed, cases, outside)
    return signed


def _require_accepted(officer: Officer, held: HeldMatter, cases: Sequence[Case]) -> None:
    """Raise while the department has not accepted a case for which the visit counts."""
    visited = held.matter.terms.visits
    waiting = [
        one.item_code
        for one in cases
        if one.item_code in visited
        and one.department == officer.department
        and one.status in _UNACCEPTED
    ]
    if waiting:
        raise NotNow(f"not accepted yet: {', '.join(waiting)}")


def _count(visit: Visit, held: HeldMatter, cases: Sequence[Case], outside: Outside) -> None:
    """Finish the step of each case that the visit stands for."""
    for case in cases:
        step = held.matter.terms.visits.get(case.item_code)
        if step is None or case.status not in _UNDER_EXAMINATION:
            continue
        opened = OpenCase(row=case, state=state_of(case))
        found = opened.state.route.find(step)
        if found is None or opened.state.is_done(found):
            continue
        finding = _Finding.of(visit, step, found.department)
        if finding is not None:
            carry_out_case(opened, finding.finish, finding.officers[0], outside)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """What the record of a visit says for one step, by the officers who signed it."""

    step: str
    outcome: StepOutcome
    opinion: str
    officers: tuple[Performer, ...]

    @classmethod
    def of(cls, visit: Visit, step: str, department: str) -> "_Finding | None":
        """Return what a department found, if it came; its own officers stand first."""
        theirs = [one for one in visit.signed if one.department == department]
        if not theirs or visit.record is None:
            return None
        failed = any(one.outcome is StepOutcome.FAILED for one in theirs)
        remarks = (one.remark for one in theirs if one.remark)
        ordered = sorted(visit.signed, key=lambda one: one.department != department)
        return cls(
            step=step,
            outcome=StepOutcome.FAILED if failed else StepOutcome.PASSED,
            opinion="；".join((f"联合踏勘：{visit.record.findings}", *remarks)),
            officers=tuple(
                Performer(
                    identifier=one.by.staff_number,
                    name=one.by.name,
                    department=one.by.department,
                )
                for one in ordered
            ),
        )

    def finish(self, opened: OpenCase, act: Act) -> tuple[Event, ...]:
        """Take up the step, unless it was, and end it as the record says."""
        state = opened.state
        begun = () if self.step in state.steps else start_step(state, self.step, act)
        finished = finish_step(
            advance(state, begun),
            self.step,
            act,
            outcome=self.outcome,
            opinion=self.opinion,
            together_with=self.officers[1:],
        )
        return begun + finished
