"""Instant items (即办件): accepted, examined and decided in one session by one officer."""

from tongban.core.cases.acts import Act, Performer
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.folding import advance
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs.decision import grant
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.cases.verbs.review import accept
from tongban.core.catalog.items import CaseKind
from tongban.core.vocabulary.calendars import WorkingCalendar


def grant_at_once(
    state: CaseState,
    act: Act,
    *,
    decision_number: str,
    opinion: str,
    calendar: WorkingCalendar,
    together_with: tuple[Performer, ...] = (),
) -> tuple[Event, ...]:
    """Accept and grant on the spot; the decision's number serves for both vouchers."""
    if state.item.case_kind is not CaseKind.INSTANT:
        raise WrongMoment(f"item {state.item.code} is not decided at once")
    events = accept(state, act, notice_number=decision_number, calendar=calendar)
    for step in state.route.before_decision:
        events += start_step(advance(state, events), step.id, act)
        events += finish_step(
            advance(state, events),
            step.id,
            act,
            outcome=StepOutcome.PASSED,
            opinion=opinion,
            together_with=together_with,
        )
    return events + grant(
        advance(state, events), act, decision_number=decision_number, opinion=opinion
    )
