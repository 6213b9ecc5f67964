"""Folding modes (办理方式归并): what their events change beside how a case is handled.

A longer day for a paper, and the papers of the ordinary way once a promise is taken back.
"""

from dataclasses import replace

from tongban.core.cases.mode_events import DebtExtended, DeclarationWithdrawn
from tongban.core.cases.modes import after
from tongban.core.cases.rule_events import ModeEvent
from tongban.core.cases.state import CaseState


def fold_mode(event: ModeEvent, state: CaseState) -> CaseState:
    """Return `state` with what an event of its mode changes."""
    now = replace(state, modes=after(event, state.modes))
    match event:
        case DebtExtended():
            return replace(now, debt_days={**now.debt_days, event.requirement: event.due_on})
        case DeclarationWithdrawn():
            return _on_the_ordinary_way(event, now)
        case _:
            return now


def _on_the_ordinary_way(event: DeclarationWithdrawn, state: CaseState) -> CaseState:
    """Count the papers as the ordinary way does; after acceptance what it misses is owed."""
    over = replace(state, rederived=event.submission)
    if state.accepted is None:
        return over
    more = tuple(one for one in event.submission.missing if one not in state.debts)
    days = {**state.debt_days, **dict.fromkeys(more, event.papers_due_on)}
    return replace(over, debts=(*state.debts, *more), debt_days=days)
