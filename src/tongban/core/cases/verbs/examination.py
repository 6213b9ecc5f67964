"""Examination (审查): departments work their steps in lawful order, in parallel where they may.

On-the-spot verification takes two officers (行政许可法 §34); how many is a property of the step.
"""

from tongban.core.cases import law
from tongban.core.cases.acts import Act, Performer
from tongban.core.cases.errors import HandsNotSeparate, StepOutOfOrder, WrongMoment
from tongban.core.cases.events import (
    Event,
    StepFinished,
    StepReturned,
    StepStarted,
)
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.errors import InvalidValue

_UNDER_EXAMINATION = (Status.IN_PROGRESS, Status.SUSPENDED)
_STEPS_MAY_MOVE = (*_UNDER_EXAMINATION, Status.GRANTED, Status.ISSUED)
"""Some steps, such as printing a licence, come after the decision."""


def start_step(state: CaseState, step_id: str, act: Act) -> tuple[Event, ...]:
    """Take up a step for its department, when all that comes before it is finished."""
    require_status(state, act, *_STEPS_MAY_MOVE)
    step = _worked(state, step_id)
    require_department(act, step.department)
    if step_id in state.steps:
        raise WrongMoment(f"step {step_id} has been started")
    waiting_for = state.waiting_for(step)
    if waiting_for:
        raise StepOutOfOrder(f"step {step_id} waits for {', '.join(one.id for one in waiting_for)}")
    return (StepStarted(at=act.at, by=act.by, step=step_id),)


def finish_step(
    state: CaseState,
    step_id: str,
    act: Act,
    *,
    outcome: StepOutcome,
    opinion: str,
    together_with: tuple[Performer, ...] = (),
) -> tuple[Event, ...]:
    """End a step with an outcome and an opinion; `together_with` are the other officers."""
    require_status(state, act, *_STEPS_MAY_MOVE)
    step = _worked(state, step_id)
    require_department(act, step.department)
    require_words(opinion, "the opinion")
    if step_id not in {progress.step for progress in state.open_steps}:
        raise WrongMoment(f"step {step_id} is not open")
    officers = (act.by, *together_with)
    if len({officer.identifier for officer in officers}) < step.officers:
        raise HandsNotSeparate(
            f"step {step_id} takes {step.officers} officers", citation=law.TWO_OFFICERS
        )
    return (
        StepFinished(
            at=act.at,
            by=act.by,
            step=step_id,
            outcome=outcome,
            opinion=opinion,
            officers=officers,
        ),
    )


def return_step(state: CaseState, step_id: str, act: Act, *, reason: str) -> tuple[Event, ...]:
    """Send the case back to a finished step; only those who come after it may."""
    require_status(state, act, *_UNDER_EXAMINATION)
    step = _worked(state, step_id)
    require_words(reason, "the reason")
    later = state.route.downstream(step_id)
    departments = {one.department for one in state.route.steps if one.id in later}
    require_department(act, state.item.department, *departments)
    if not state.is_done(step):
        raise WrongMoment(f"step {step_id} is not finished")
    return (StepReturned(at=act.at, by=act.by, step=step_id, reason=reason),)


def _worked(state: CaseState, step_id: str) -> Step:
    step = next((one for one in state.route.worked if one.id == step_id), None)
    if step is None:
        raise InvalidValue("step", f"{step_id} is not worked on in this situation")
    return step
