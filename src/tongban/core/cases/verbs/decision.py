"""Decision (决定): grant or refuse, in writing, when everything before it is finished.

行政许可法 §38. Whoever examined the case does not decide it, except where an item is decided at
once.
"""

from tongban.core.cases import law
from tongban.core.cases.acts import Act
from tongban.core.cases.errors import HandsNotSeparate, StepOutOfOrder
from tongban.core.cases.events import Event, Granted, Refused
from tongban.core.cases.grounds import Grounds
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.catalog.items import CaseKind


def grant(state: CaseState, act: Act, *, decision_number: str, opinion: str) -> tuple[Event, ...]:
    """Grant, when every step before the decision has passed and no paper is owed."""
    _require_competent(state, act, decision_number)
    require_words(opinion, "the opinion")
    undecided = [step.id for step in state.route.before_decision if not state.is_done(step)]
    if undecided:
        raise StepOutOfOrder(f"the decision waits for {', '.join(undecided)}")
    failed = _failed(state)
    if failed:
        raise StepOutOfOrder(f"not passed: {', '.join(failed)}")
    if state.debts:
        raise StepOutOfOrder(f"papers are still owed: {', '.join(state.debts)}")
    return (
        Granted(
            at=act.at,
            by=act.by,
            decided_on=act.today,
            decision_number=decision_number,
            opinion=opinion,
        ),
    )


def refuse(
    state: CaseState, grounds: Grounds, act: Act, *, decision_number: str
) -> tuple[Event, ...]:
    """Refuse, once the examination is finished, a step has failed, or owed papers never came."""
    _require_competent(state, act, decision_number)
    undecided = [step.id for step in state.route.before_decision if not state.is_done(step)]
    if undecided and not _failed(state) and not state.never_came(act.today):
        raise StepOutOfOrder(f"the decision waits for {', '.join(undecided)}")
    return (
        Refused(
            at=act.at,
            by=act.by,
            decided_on=act.today,
            decision_number=decision_number,
            reasons=grounds.reasons,
            basis=grounds.basis,
            remedies=grounds.remedies,
        ),
    )


def _require_competent(state: CaseState, act: Act, decision_number: str) -> None:
    require_status(state, act, Status.IN_PROGRESS)
    deciding = state.route.deciding
    require_department(act, deciding.department if deciding else state.item.department)
    require_words(decision_number, "the decision number")
    examined = {officer.identifier for step in state.steps.values() for officer in step.officers}
    if state.item.case_kind is not CaseKind.INSTANT and act.by.identifier in examined:
        raise HandsNotSeparate("who examined does not decide", citation=law.SEPARATE_HANDS)


def _failed(state: CaseState) -> list[str]:
    return [step.step for step in state.steps.values() if step.outcome is StepOutcome.FAILED]
