"""Examine (审查): departments start and finish their own steps, side by side where they may."""

from datetime import date
from uuid import UUID

from tongban.actions.cases.deferring import again_until
from tongban.actions.cases.opening import as_officer
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import Performer
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.verbs import debts, examination
from tongban.core.people.actors import Officer, Role

EXAMINING = frozenset({Role.EXAMINER})


def start_step(
    officer: Officer, case: UUID, step: str, outside: Outside, *, revision: int | None = None
) -> OpenCase:
    """Take up a step of the officer's department."""
    return as_officer(
        officer,
        case,
        lambda opened, act: examination.start_step(opened.state, step, act),
        outside,
        roles=EXAMINING,
        revision=revision,
    )


def finish_step(
    officer: Officer,
    case: UUID,
    step: str,
    outside: Outside,
    *,
    outcome: StepOutcome,
    opinion: str,
    together_with: tuple[Performer, ...] = (),
    revision: int | None = None,
) -> OpenCase:
    """End a step with an outcome and an opinion."""
    return as_officer(
        officer,
        case,
        lambda opened, act: examination.finish_step(
            opened.state,
            step,
            act,
            outcome=outcome,
            opinion=opinion,
            together_with=together_with,
        ),
        outside,
        roles=EXAMINING,
        revision=revision,
    )


def return_step(
    officer: Officer,
    case: UUID,
    step: str,
    outside: Outside,
    *,
    reason: str,
    revision: int | None = None,
) -> OpenCase:
    """Send the case back to a finished step."""
    return as_officer(
        officer,
        case,
        lambda opened, act: examination.return_step(opened.state, step, act, reason=reason),
        outside,
        roles=EXAMINING | {Role.APPROVER},
        revision=revision,
    )


def clear_debt(
    officer: Officer,
    case: UUID,
    requirement: str,
    outside: Outside,
    *,
    revision: int | None = None,
) -> OpenCase:
    """Record that deferred evidence is there and in order (容缺补齐)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: debts.clear_debt(opened.state, requirement, act),
        outside,
        roles=EXAMINING | {Role.WINDOW},
        revision=revision,
    )


def send_back_debt(
    officer: Officer,
    case: UUID,
    requirement: str,
    outside: Outside,
    *,
    reason: str,
    due_on: date,
    revision: int | None = None,
) -> OpenCase:
    """Tell the applicant why a paper that followed does not serve (退回补交材料)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: debts.send_back_debt(
            opened.state,
            requirement,
            act,
            reason=reason,
            due_on=due_on,
            latest=again_until(opened.state, outside),
        ),
        outside,
        roles=EXAMINING | {Role.WINDOW},
        revision=revision,
    )
