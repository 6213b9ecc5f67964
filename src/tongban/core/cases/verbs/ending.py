"""Endings (办结与撤回): how a case is closed, in the national codes, once and for all."""

from tongban.core.cases import law
from tongban.core.cases.acts import Act
from tongban.core.cases.errors import CaseNotAllowed, WrongMoment
from tongban.core.cases.events import Completed, Event, Withdrawn
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.catalog.steps import OutputKind

_UNDECIDED = (
    Status.RECEIVED,
    Status.AWAITING_CORRECTION,
    Status.IN_PROGRESS,
    Status.SUSPENDED,
)


class WithdrawalTooLate(CaseNotAllowed):
    """A decision has been made, so there is nothing left to take back."""

    rule_id = "case.withdrawal"
    article = law.WITHDRAWAL


def withdraw(state: CaseState, act: Act, *, reason: str = "") -> tuple[Event, ...]:
    """Take the application back before it is decided; nobody has to say why."""
    if state.decision is not None:
        raise WithdrawalTooLate("the case has been decided")
    require_status(state, act, *_UNDECIDED)
    return (Withdrawn(at=act.at, by=act.by, withdrawn_on=act.today, reason=reason),)


def withdraw_unbegun(act: Act, *, reason: str = "") -> tuple[Event, ...]:
    """Take back an application that waits for another's result: nobody has received it yet."""
    return (Withdrawn(at=act.at, by=act.by, withdrawn_on=act.today, reason=reason),)


def complete(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Close a delivered case, with or without a certificate."""
    require_status(state, act, Status.DELIVERED)
    certificates = {one.code for one in state.item.outputs if one.kind is OutputKind.CERTIFICATE}
    issued = {one.output for one in state.issued}
    with_certificate = bool(certificates & issued)
    kind = CompletionKind.WITH_CERTIFICATE if with_certificate else CompletionKind.ORDINARY
    return _completed(act, kind, reason="")


def close_uncorrected(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Close a case whose corrected papers did not come by the day that the notice named."""
    require_status(state, act, Status.AWAITING_CORRECTION)
    due_on = state.corrections[-1].due_on
    if act.today <= due_on:
        raise WrongMoment(f"corrected papers may come until {due_on}")
    return _completed(act, CompletionKind.NOT_CORRECTED, reason=f"补正期限{due_on}届满未补正")


def close_without_decision(
    state: CaseState, kind: CompletionKind, act: Act, *, reason: str
) -> tuple[Event, ...]:
    """Return, void, delete or forward an undecided case; the reason goes on record."""
    require_status(state, act, *_UNDECIDED)
    require_department(act, state.item.department)
    require_words(reason, "the reason")
    by_their_own_verbs = (
        CompletionKind.WITH_CERTIFICATE,
        CompletionKind.NOT_CORRECTED,
        CompletionKind.ORDINARY,
    )
    if kind in by_their_own_verbs:
        raise WrongMoment(f"{kind.name} follows from what happened, not from choice")
    return _completed(act, kind, reason=reason)


def _completed(act: Act, kind: CompletionKind, *, reason: str) -> tuple[Event, ...]:
    return (Completed(at=act.at, by=act.by, kind=kind, completed_on=act.today, reason=reason),)
