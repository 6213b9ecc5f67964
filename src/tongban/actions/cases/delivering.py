"""Deliver results (送达): as the person chose, to a window, a locker or by a courier, or once more.

Who collects shows a code that only the page of the case tells. It is not kept: it follows from the
case and from how many times the result set out.
"""

from collections.abc import Mapping
from hmac import compare_digest
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from tongban.actions.cases.ending import ISSUING, NOTHING_SETTLED, made_out
from tongban.actions.cases.opening import as_applicant, as_officer
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.actions.wishes import Wish, as_wished
from tongban.core.cases.acts import Act
from tongban.core.cases.delivery_events import DeliveryFault, IdentityCheck
from tongban.core.cases.events import Event
from tongban.core.cases.folding import advance
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.verbs import delivery, ending
from tongban.core.catalog.elements import Value
from tongban.core.people.actors import Citizen, Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.store.parcels.models import LockerStay, Parcel
from tongban.store.sealing import blind_indexes

_DIGITS: Final = 6


def choose_delivery(citizen: Citizen, case: UUID, wish: Wish, outside: Outside) -> OpenCase:
    """Keep how a person wants the result of their case; until it left they may change their mind.

    Raises:
        NotFound: when the case is not theirs.
        NotAllowed: when the result is on its way, or the case is over.
        InvalidValue: when something is missing, or there is no such place.
    """
    if wish.collected:
        outside.delivery.place(wish.place)
    return as_applicant(
        citizen, case, lambda opened, act: as_wished(opened.state, wish, act), outside
    )


def pickup_code(case: UUID, round_number: int) -> str:
    """Return the code that collects a result on its `round_number`-th way out."""
    return pickup_codes(case, round_number)[0]


def pickup_codes(case: UUID, round_number: int) -> tuple[str, ...]:
    """Return the code, and what it was while older keys were in use: it may be written down."""
    digests = blind_indexes(f"pickup|{case}|{round_number}")
    return tuple(f"{int.from_bytes(one[:8]) % 10**_DIGITS:0{_DIGITS}d}" for one in digests)


@transaction.atomic
def make_ready(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    place: str,
    settled: Mapping[str, Value] = NOTHING_SETTLED,
    revision: int | None = None,
) -> OpenCase:
    """Make out a result and lay it where the person collects it: at a window or in a locker."""
    where = outside.delivery.place(place)
    way = DeliveryWay.LOCKER if where.days else DeliveryWay.WINDOW
    until = outside.delivery.until(place, outside.today)

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        _require_no_parcel(case)
        events = made_out(opened, settled, act, outside)
        state = advance(opened.state, events)
        return events + delivery.make_ready(state, way, act, place=where.said, until=until)

    opened = as_officer(officer, case, verb, outside, roles=ISSUING, revision=revision)
    if until is not None:
        LockerStay.objects.create(case=opened.row, until=until)
    return opened


def send(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    carrier: str,
    tracking: str = "",
    settled: Mapping[str, Value] = NOTHING_SETTLED,
    revision: int | None = None,
) -> OpenCase:
    """Make out a result and send it: under a waybill at hand, else ordered at the courier.

    Raises:
        Conflict: when a parcel of the case is on its way already.
        InvalidValue: when nobody said where it goes.
    """

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        _require_no_parcel(case)
        events = made_out(opened, settled, act, outside)
        if tracking:
            state = advance(opened.state, events)
            return events + delivery.dispatch(state, act, carrier=carrier, tracking=tracking)
        _order(opened, carrier, outside)
        return events

    return as_officer(officer, case, verb, outside, roles=ISSUING, revision=revision)


@transaction.atomic
def hand_over(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    code: str,
    taken_by: str,
    checked: IdentityCheck | None,
    signed: str,
    revision: int | None = None,
) -> OpenCase:
    """Give a result to whoever shows its code, and close the case.

    Raises:
        InvalidValue: when the code is another one, or a window checked nobody.
    """

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        shown = code.strip().encode()
        right = pickup_codes(case, opened.state.result_delivery.round)
        if not any(compare_digest(one.encode(), shown) for one in right):
            raise InvalidValue("code", "领取码不对，请看申请人办件页上的六位数字")
        events = delivery.hand_over(
            opened.state, act, taken_by=taken_by, checked=checked, signed=signed
        )
        return events + ending.complete(advance(opened.state, events), act)

    opened = as_officer(officer, case, verb, outside, roles=ISSUING, revision=revision)
    LockerStay.objects.filter(case=case).delete()
    return opened


def arrived(
    officer: Officer, case: UUID, outside: Outside, *, revision: int | None = None
) -> OpenCase:
    """Note that a parcel arrived which nobody follows, and close the case."""
    opened = as_officer(officer, case, arrival, outside, roles=ISSUING, revision=revision)
    Parcel.objects.filter(case=case).update(standing=Parcel.Standing.OVER, to_sealed=None)
    return opened


def arrival(opened: OpenCase, act: Act) -> tuple[Event, ...]:
    """Return what follows when a parcel arrives."""
    events = delivery.arrive(opened.state, act)
    return events + ending.complete(advance(opened.state, events), act)


@transaction.atomic
def came_back(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    fault: DeliveryFault,
    words: str,
    revision: int | None = None,
) -> OpenCase:
    """Note that a result did not reach the person: it is to be delivered again."""
    opened = as_officer(
        officer,
        case,
        lambda opened, act: delivery.fail(opened.state, fault, act, words=words),
        outside,
        roles=ISSUING,
        revision=revision,
    )
    LockerStay.objects.filter(case=case).delete()
    Parcel.objects.filter(case=case).update(standing=Parcel.Standing.OVER, to_sealed=None)
    return opened


def emptied(opened: OpenCase, act: Act) -> tuple[Event, ...]:
    """Return what follows when a locker is emptied whose days have passed."""
    LockerStay.objects.filter(case=opened.row).delete()
    return delivery.take_out(opened.state, act)


def _order(opened: OpenCase, carrier: str, outside: Outside) -> None:
    """Let the worker order a parcel, to where the person said."""
    chosen = opened.state.result_delivery.chosen
    if chosen is None or chosen.way is not DeliveryWay.POST:
        raise InvalidValue("tracking", "申请人没有选择邮寄，没有收件地址；请填写运单号")
    row = Parcel(case=opened.row, carrier=carrier, asked_at=outside.now, next_ask_at=outside.now)
    row.to = {"recipient": chosen.recipient, "phone": chosen.phone, "address": chosen.address}
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as another:
        raise Conflict("a parcel of this case is on its way already") from another


def _require_no_parcel(case: UUID) -> None:
    if Parcel.objects.filter(case=case).exclude(standing=Parcel.Standing.OVER).exists():
        raise Conflict("a parcel of this case waits to be fetched")
