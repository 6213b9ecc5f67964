"""Follow parcels (物流跟踪): order what waits, ask where the others are, and draw the consequence.

The courier is asked outside any transaction. Its answers may come twice, late or in the wrong
order: each is kept once, and the case moves once, for it stands under its lock when it does.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from tongban.actions.cases.delivering import arrival
from tongban.actions.cases.opening import as_system
from tongban.actions.notices.writing import UNITS_PAGE, tell_unit
from tongban.actions.outside import Outside
from tongban.actions.parcels.courier import Courier
from tongban.actions.recording import OpenCase
from tongban.adapters.courier import Declined, Ordered, ParcelOrder, Silent
from tongban.core.cases.acts import SYSTEM, Act, Performer
from tongban.core.cases.events import Event
from tongban.core.cases.parcels import FAULTS, ParcelStatus, ParcelTrack, ending
from tongban.core.cases.verbs import delivery
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.catalog.shelf import item_version
from tongban.store.parcels.models import Parcel, ParcelTrackRow

LEASE: Final = timedelta(minutes=2)
ASKED_AGAIN: Final = timedelta(seconds=15)
LONGEST_PAUSE: Final = timedelta(hours=1)
_MOST_A_RUN: Final = 200


def follow_parcels(courier: Courier, outside: Outside) -> int:
    """Order or ask for every parcel that is due once; return how many moved."""
    moved = 0
    for _ in range(_MOST_A_RUN):
        parcel = _take(outside.now)
        if parcel is None:
            break
        if parcel.standing == Parcel.Standing.ORDERING:
            moved += _ordered(parcel, courier, outside)
        else:
            moved += _followed(parcel, courier, outside)
    return moved


@transaction.atomic
def _take(now: datetime) -> Parcel | None:
    """Take the parcel that waits longest, for as long as a question may last."""
    due = Parcel.objects.exclude(standing=Parcel.Standing.OVER).filter(next_ask_at__lte=now)
    row = due.order_by("next_ask_at").select_for_update(skip_locked=True).first()
    if row is not None:
        row.tries += 1
        row.next_ask_at = now + LEASE
        row.save(update_fields=["tries", "next_ask_at"])
    return row


def _ordered(parcel: Parcel, courier: Courier, outside: Outside) -> bool:
    order = ParcelOrder(key=str(parcel.pk), **parcel.to)
    match courier.order(order):
        case Ordered(waybill=waybill):
            return _dispatched(parcel, waybill, outside)
        case Declined():
            return _declined(parcel, outside)
        case Silent():
            pause = min(ASKED_AGAIN * 2 ** min(parcel.tries - 1, 10), LONGEST_PAUSE)
            Parcel.objects.filter(pk=parcel.pk).update(next_ask_at=outside.now + pause)
    return False


@transaction.atomic
def _dispatched(parcel: Parcel, waybill: str, outside: Outside) -> bool:
    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        by = Performer(
            identifier=SYSTEM.identifier, name=SYSTEM.name, department=opened.row.department
        )
        own = Act(at=act.at, by=by)
        return delivery.dispatch(opened.state, own, carrier=parcel.carrier, tracking=waybill)

    try:
        as_system(parcel.case_id, verb, outside)
    except (NotAllowed, NotFound):
        Parcel.objects.filter(pk=parcel.pk).update(standing=Parcel.Standing.OVER, to_sealed=None)
        return False
    Parcel.objects.filter(pk=parcel.pk).update(
        standing=Parcel.Standing.ON_ITS_WAY,
        waybill=waybill,
        to_sealed=None,
        tries=0,
        next_ask_at=outside.now + ASKED_AGAIN,
    )
    return True


@transaction.atomic
def _declined(parcel: Parcel, outside: Outside) -> bool:
    """Tell the department that the courier does not go there; the work is open still."""
    Parcel.objects.filter(pk=parcel.pk).update(standing=Parcel.Standing.OVER, to_sealed=None)
    case = parcel.case
    item = item_version(case.item_code, case.item.version)
    tell_unit(
        case.department,
        "work_returned",
        {
            "item": item.name if item else case.item_code,
            "number": case.number,
            "work": "快递不收件，请换一种送达方式",
            "due_day": (case.due_on or outside.today).isoformat(),
        },
        path=UNITS_PAGE.format(case.number),
        outside=outside,
        case=case,
    )
    return True


def _followed(parcel: Parcel, courier: Courier, outside: Outside) -> bool:
    told = courier.tracks(parcel.waybill)
    return _kept(parcel, told or (), outside)


@transaction.atomic
def _kept(parcel: Parcel, told: tuple[ParcelTrack, ...], outside: Outside) -> bool:
    """Keep what is new, and move the case when the parcel is at an end."""
    ParcelTrackRow.objects.bulk_create(
        (
            ParcelTrackRow(
                parcel=parcel,
                status=one.status.value,
                place=one.place,
                at=one.at,
                seen_at=outside.now,
            )
            for one in told
        ),
        ignore_conflicts=True,
    )
    kept = [
        ParcelTrack(status=ParcelStatus(row.status), at=row.at, place=row.place)
        for row in parcel.tracks.all()
    ]
    end = ending(kept, sent_at=parcel.asked_at, now=outside.now)
    if end is None:
        pause = min(ASKED_AGAIN * 2 ** (parcel.tries // 20), LONGEST_PAUSE)
        Parcel.objects.filter(pk=parcel.pk).update(next_ask_at=outside.now + pause)
        return False
    _ended(parcel, end, outside)
    return True


def _ended(parcel: Parcel, end: ParcelStatus, outside: Outside) -> None:
    def failed(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        words = {
            ParcelStatus.RETURNED: "快递无人签收，已退回",
            ParcelStatus.LOST: "快递丢失，或者十日没有物流信息",
        }[end]
        return delivery.fail(opened.state, FAULTS[end], act, words=words)

    verb = arrival if end is ParcelStatus.SIGNED else failed
    with suppress(NotAllowed, NotFound):  # an officer noted it before the courier said it
        as_system(parcel.case_id, verb, outside)
    Parcel.objects.filter(pk=parcel.pk).update(standing=Parcel.Standing.OVER)
