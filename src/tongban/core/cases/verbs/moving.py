"""Move a case (转交、转报): to the home authority that decides, or up to the one above.

The receiving region answers for the receipt and for forwarding it in time, the home authority for
everything after (国办发〔2020〕35号). What is sent up is closed here as 转报办结 (kind 4).
"""

from tongban.core.cases.acts import Act
from tongban.core.cases.errors import CaseNotAllowed, WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.moving_events import ArrivedHome, SentHome, SentUp
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.service_practices import (
    ANSWERS_FOR,
    DECIDING,
    RECEIVING,
    HomeTerms,
    Region,
    UpTerms,
)
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.ending import close_without_decision
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import due


class NotShared(CaseNotAllowed):
    """No practice lets this item be received here for that authority, or sent up."""

    rule_id = "case.not_shared"


def send_home(
    state: CaseState,
    terms: HomeTerms,
    act: Act,
    *,
    here: Region,
    home: Region,
    note_number: str,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Send what was just received to the region that decides; both clocks are told at once."""
    require_status(state, act, Status.RECEIVED)
    require_words(note_number, "the number of the note")
    if terms.item != state.item.code or here.area == home.area:
        raise NotShared(f"{state.item.code} is not received in {here.area} for {home.area}")
    if state.moves.home is not None:
        raise WrongMoment("it has been sent to the home authority")
    forward = due(terms.forward, act.today, calendar).on
    duties = ANSWERS_FOR[terms.mode]
    return (
        SentHome(
            at=act.at,
            by=act.by,
            mode=terms.mode.value,
            from_area=here.area,
            from_office=here.name,
            to_area=home.area,
            to_office=home.name,
            note_number=note_number,
            forward_due_on=forward,
            acceptance_due_on=due(state.item.acceptance_limit, forward, calendar).on,
            received_answers_for=duties[RECEIVING],
            decided_answers_for=duties[DECIDING],
        ),
    )


def arrive(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Say that the home authority has it."""
    require_department(act, state.item.department)
    if not state.moves.waits_to_arrive:
        raise WrongMoment("nothing is under way to the home authority")
    require_status(state, act, Status.RECEIVED)
    return (ArrivedHome(at=act.at, by=act.by, arrived_on=act.today),)


def send_up(
    state: CaseState,
    terms: UpTerms,
    act: Act,
    *,
    to_name: str,
    note_number: str,
    reason: str,
) -> tuple[Event, ...]:
    """Send an undecided case up to the item of a higher authority, and close it here."""
    if terms.item != state.item.code:
        raise NotShared(f"{state.item.code} is not sent up to {terms.to}")
    require_words(note_number, "the number of the note")
    closed = close_without_decision(state, CompletionKind.FORWARDED, act, reason=reason)
    sent = SentUp(
        at=act.at,
        by=act.by,
        to_item=terms.to,
        to_name=to_name,
        note_number=note_number,
        reason=reason,
        basis=str(terms.basis),
    )
    return (sent, *closed)
