"""Results on their way (送达): places to collect them, what carriers say, and how a parcel ends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from casework import item
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.cases.collecting import CollectingPlace, DeliveryPlaces, on_paper
from tongban.core.cases.delivery_events import DeliveryFault
from tongban.core.cases.parcels import FAULTS, SILENCE, ParcelStatus, ParcelTrack, ending, ordered
from tongban.core.catalog.steps import OutputKind
from tongban.core.vocabulary.errors import InvalidValue

SENT = datetime(2026, 3, 2, 9, tzinfo=UTC)
WINDOW = CollectingPlace(
    code="hall", name="大厅 3 号窗口", address="云桥路 1 号", hours="9:00-17:00"
)
LOCKER = CollectingPlace(code="box", name="自取柜", address="云桥路 1 号", hours="全天", days=7)
PLACES = DeliveryPlaces(windows=(WINDOW,), lockers=(LOCKER,))
TRACKS = st.lists(
    st.builds(
        ParcelTrack,
        status=st.sampled_from(ParcelStatus),
        at=st.integers(0, 200).map(lambda hours: SENT + timedelta(hours=hours)),
    ),
    max_size=8,
)


def on(day: int) -> datetime:
    return SENT + timedelta(days=day)


def said(status: ParcelStatus, day: int) -> ParcelTrack:
    return ParcelTrack(status=status, at=on(day))


def test_one_is_told_where_and_when_to_collect_a_result():
    assert PLACES.place("box") is LOCKER
    assert WINDOW.said == "大厅 3 号窗口（云桥路 1 号，9:00-17:00）"
    assert PLACES.has("hall")
    assert not PLACES.has("nowhere")
    with pytest.raises(InvalidValue):
        PLACES.place("nowhere")


def test_money_goes_to_an_account_and_everything_else_can_be_handed_over():
    licence = item()
    money = replace(licence.outputs[0], kind=OutputKind.PAYMENT)

    assert on_paper(licence)
    assert not on_paper(replace(licence, outputs=(money,)))


def test_a_locker_is_emptied_after_its_days_and_a_window_never():
    assert PLACES.until("box", date(2026, 3, 2)) == date(2026, 3, 9)
    assert PLACES.until("hall", date(2026, 3, 2)) is None


@given(TRACKS, st.randoms())
def test_what_a_carrier_says_twice_or_in_disorder_amounts_to_the_same(tracks, chance):
    told = tracks + tracks[:2]
    chance.shuffle(told)

    assert ordered(told) == ordered(tracks)
    assert ending(told, sent_at=SENT, now=on(9)) is ending(tracks, sent_at=SENT, now=on(9))


def test_a_parcel_ends_by_what_first_ended_it():
    told = [said(ParcelStatus.RETURNED, 4), said(ParcelStatus.SIGNED, 3)]

    assert ending(told, sent_at=SENT, now=on(5)) is ParcelStatus.SIGNED
    assert ending(told[:1], sent_at=SENT, now=on(5)) is ParcelStatus.RETURNED


def test_a_parcel_of_which_nothing_is_heard_for_ten_days_is_lost():
    heard = [said(ParcelStatus.IN_TRANSIT, 2)]

    assert ending(heard, sent_at=SENT, now=on(2) + SILENCE) is None
    assert ending(heard, sent_at=SENT, now=on(2) + SILENCE + timedelta(seconds=1)) in FAULTS
    assert ending([], sent_at=SENT, now=on(11)) is ParcelStatus.LOST
    assert FAULTS[ParcelStatus.LOST] is DeliveryFault.LOST
