"""Delivery (出证与送达): results are made out after a grant, and reach the person in time (§44)."""

from datetime import date

from tongban.core.cases.acts import Act
from tongban.core.cases.delivery_events import (
    DeliveryChosen,
    DeliveryFailed,
    DeliveryFault,
    Dispatched,
    IdentityCheck,
    ResultCollected,
    ResultReady,
)
from tongban.core.cases.errors import StepOutOfOrder, WrongMoment
from tongban.core.cases.events import Delivered, Event, Granted, Issued
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import (
    require_department,
    require_order,
    require_settled,
    require_status,
    require_words,
)
from tongban.core.vocabulary.errors import InvalidValue

_OUT = (Status.ISSUED, Status.REFUSED)
"""What there is to deliver: a result that was made out, or a refusal."""

_COLLECTED = frozenset({DeliveryWay.WINDOW, DeliveryWay.LOCKER})


def issue(state: CaseState, output: str, act: Act, *, number: str) -> tuple[Event, ...]:
    """Record that one output of the item was made out under `number`."""
    require_status(state, act, Status.GRANTED, Status.ISSUED)
    require_department(act, state.item.department)
    require_words(number, "the number of the result")
    require_settled(state)
    if output not in {one.code for one in state.item.outputs}:
        raise InvalidValue("output", f"item {state.item.code} has no output {output}")
    if output in {one.output for one in state.issued}:
        raise WrongMoment(f"{output} has been made out")
    return (Issued(at=act.at, by=act.by, output=output, number=number, issued_on=act.today),)


def may_choose(state: CaseState) -> bool:
    """Tell whether the person may still say how the result shall reach them."""
    gone = isinstance(state.result_delivery.under_way, Dispatched)
    stored = _waits_at(state, DeliveryWay.LOCKER)
    return not (state.ended or state.delivered or gone or stored)


def choose(
    state: CaseState,
    way: DeliveryWay,
    act: Act,
    *,
    place: str = "",
    recipient: str = "",
    phone: str = "",
    address: str = "",
) -> tuple[Event, ...]:
    """Record how the result shall reach the person; changed as often as they like, until it left.

    What waits at a window is put back when another way is chosen.
    """
    require_order(state, act)
    if not may_choose(state):
        raise WrongMoment("the result is on its way, or the case is over")
    if way in _COLLECTED:
        require_words(place, "where the result is collected")
    if way is DeliveryWay.POST:
        for text, what in ((recipient, "the recipient"), (phone, "the phone"), (address, "where")):
            require_words(text, what)
    chosen = DeliveryChosen(
        at=act.at,
        by=act.by,
        way=way,
        chosen_on=act.today,
        place=place,
        recipient=recipient,
        phone=phone,
        address=address,
    )
    return (chosen,)


def make_ready(
    state: CaseState, way: DeliveryWay, act: Act, *, place: str, until: date | None = None
) -> tuple[Event, ...]:
    """Record that the result lies at a window or in a locker, and until when it stays there."""
    _require_at_hand(state, act)
    require_words(place, "where the result is collected")
    if way not in _COLLECTED:
        raise InvalidValue("way", f"{way.value} is not collected anywhere")
    if (way is DeliveryWay.LOCKER) != (until is not None):
        raise InvalidValue("way", "a locker, and nothing but a locker, is emptied on a day")
    ready = ResultReady(at=act.at, by=act.by, way=way, ready_on=act.today, place=place, until=until)
    return (ready,)


def dispatch(state: CaseState, act: Act, *, carrier: str, tracking: str) -> tuple[Event, ...]:
    """Record that a carrier took the result."""
    _require_at_hand(state, act)
    require_words(carrier, "the carrier")
    require_words(tracking, "the number of the waybill")
    sent = Dispatched(
        at=act.at, by=act.by, dispatched_on=act.today, carrier=carrier, tracking=tracking
    )
    return (sent,)


def hand_over(
    state: CaseState, act: Act, *, taken_by: str, checked: IdentityCheck | None, signed: str = ""
) -> tuple[Event, ...]:
    """Record that somebody took the result where it lay; at a window, who that was is checked."""
    require_status(state, act, *_OUT)
    ready = state.result_delivery.under_way
    if not isinstance(ready, ResultReady):
        raise WrongMoment("the result lies nowhere to be collected")
    require_words(taken_by, "who took it")
    if ready.way is DeliveryWay.WINDOW and (checked is None or not signed.strip()):
        raise InvalidValue("collection", "a window checks who they are, and notes the signature")
    taken = ResultCollected(
        at=act.at,
        by=act.by,
        collected_on=act.today,
        taken_by=taken_by,
        checked=checked,
        signed=signed,
    )
    return (taken, *_delivered(ready.way, act, tracking=""))


def arrive(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Record that the carrier brought the result."""
    require_status(state, act, *_OUT)
    sent = state.result_delivery.under_way
    if not isinstance(sent, Dispatched):
        raise WrongMoment("the result is not with a carrier")
    return _delivered(DeliveryWay.POST, act, tracking=sent.tracking)


def fail(state: CaseState, fault: DeliveryFault, act: Act, *, words: str) -> tuple[Event, ...]:
    """Record that the result did not reach the person: the department owes it again."""
    require_status(state, act, *_OUT)
    require_words(words, "what happened")
    if state.result_delivery.under_way is None:
        raise WrongMoment("the result is not on its way")
    failed = DeliveryFailed(at=act.at, by=act.by, fault=fault, failed_on=act.today, words=words)
    return (failed,)


def take_out(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Record that a locker was emptied whose days had passed: the result goes back."""
    require_status(state, act, *_OUT)
    ready = state.result_delivery.under_way
    if not isinstance(ready, ResultReady) or ready.until is None or act.today <= ready.until:
        raise WrongMoment("no locker holds it past its days")
    return fail(state, DeliveryFault.EXPIRED, act, words=f"取件柜保留到{ready.until}，没有取走")


def deliver(
    state: CaseState, way: DeliveryWay, act: Act, *, tracking: str = ""
) -> tuple[Event, ...]:
    """Record that the result, or the refusal, reached the person."""
    _require_finished(state, act)
    return _delivered(way, act, tracking=tracking)


def _require_at_hand(state: CaseState, act: Act) -> None:
    _require_finished(state, act)
    require_department(act, state.item.department)
    if state.result_delivery.under_way is not None:
        raise WrongMoment("the result is on its way already")


def _require_finished(state: CaseState, act: Act) -> None:
    require_status(state, act, *_OUT)
    if isinstance(state.decision, Granted):
        unfinished = [step.id for step in state.route.worked if not state.is_done(step)]
        if unfinished:
            raise StepOutOfOrder(f"delivery waits for {', '.join(unfinished)}")


def _waits_at(state: CaseState, way: DeliveryWay) -> bool:
    ready = state.result_delivery.under_way
    return isinstance(ready, ResultReady) and ready.way is way


def _delivered(way: DeliveryWay, act: Act, *, tracking: str) -> tuple[Event, ...]:
    return (Delivered(at=act.at, by=act.by, way=way, delivered_on=act.today, tracking=tracking),)
