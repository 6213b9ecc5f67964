"""Delivery (出证与送达): results are made out after a grant, and reach the person in time (§44)."""

from tongban.core.cases.acts import Act
from tongban.core.cases.errors import StepOutOfOrder, WrongMoment
from tongban.core.cases.events import Delivered, Event, Granted, Issued
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.vocabulary.errors import InvalidValue


def issue(state: CaseState, output: str, act: Act, *, number: str) -> tuple[Event, ...]:
    """Record that one output of the item was made out under `number`."""
    require_status(state, act, Status.GRANTED, Status.ISSUED)
    require_department(act, state.item.department)
    require_words(number, "the number of the result")
    if output not in {one.code for one in state.item.outputs}:
        raise InvalidValue("output", f"item {state.item.code} has no output {output}")
    if output in {one.output for one in state.issued}:
        raise WrongMoment(f"{output} has been made out")
    return (Issued(at=act.at, by=act.by, output=output, number=number, issued_on=act.today),)


def deliver(
    state: CaseState, way: DeliveryWay, act: Act, *, tracking: str = ""
) -> tuple[Event, ...]:
    """Record that the result, or the refusal, reached the person."""
    require_status(state, act, Status.ISSUED, Status.REFUSED)
    if isinstance(state.decision, Granted):
        unfinished = [step.id for step in state.route.worked if not state.is_done(step)]
        if unfinished:
            raise StepOutOfOrder(f"delivery waits for {', '.join(unfinished)}")
    return (Delivered(at=act.at, by=act.by, way=way, delivered_on=act.today, tracking=tracking),)
