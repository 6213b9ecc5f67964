"""Parcels are ordered at a real server, which loses, returns, delays and disorders them."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tongban.adapters.courier import (
    Declined,
    HttpCourier,
    NoCourier,
    Ordered,
    ParcelOrder,
    Silent,
)
from tongban.adapters.courier.simulation import CourierFault, Depot, SimulatedCourier
from tongban.adapters.partners import Partner
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.core.cases.parcels import SILENCE, ParcelStatus, ParcelTrack, ending, ordered
from tongban.core.vocabulary.errors import ConfigurationError

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
ORDER = ParcelOrder(key="p1", recipient="林", phone="1", address="云桥路")
STATUS = ParcelStatus


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def depot(clock) -> Depot:
    return Depot(key="k", token="t", clock=clock)


@pytest.fixture
def courier(depot) -> Iterator[HttpCourier]:
    server = SimulatedCourier(depot, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    partner = Partner(base_url=server.url, client="", key=b"", inside=True)
    transport = GuardedTransport(partner, seconds=10)
    yield HttpCourier(transport, base_url=server.url, key="k")
    server.shutdown()
    server.server_close()


def test_an_order_is_known_again_by_its_key(courier) -> None:
    first = courier.order(ORDER)

    assert isinstance(first, Ordered)
    assert courier.order(ORDER) == first


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        (CourierFault.UP, STATUS.SIGNED),
        (CourierFault.LOSES, STATUS.LOST),
        (CourierFault.RETURNS, STATUS.RETURNED),
        (CourierFault.DISORDERED, STATUS.SIGNED),
        (CourierFault.LATE, None),
    ],
)
def test_each_fate_of_a_parcel_is_told_and_judged(courier, depot, fault, end) -> None:
    clock = depot.clock
    depot.switch(fault.value, token="t")
    sent = courier.order(ORDER)
    clock.now += timedelta(minutes=10)

    tracks = courier.tracks(sent.waybill)

    assert ending(tracks, sent_at=NOW, now=clock.now) is end
    late = clock.now + SILENCE
    assert ending(tracks, sent_at=NOW, now=late) is (end or STATUS.LOST)


def test_a_courier_that_declines_or_is_down_is_told_apart(courier, depot) -> None:
    depot.switch("declines", token="t")
    assert courier.order(ORDER) == Declined()
    depot.switch("down", token="t")
    assert courier.order(ORDER) == Silent()
    assert courier.tracks("MS1") is None
    assert depot.switch("up", token="guess") is False
    assert depot.switch("sleeps", token="t") is None


def test_who_has_no_key_learns_nothing_of_a_parcel(courier, depot) -> None:
    sent = courier.order(ORDER)
    depot.key = "another"

    assert courier.tracks(sent.waybill) is None
    assert courier.order(ORDER) == Silent()


def test_what_was_told_twice_or_out_of_order_is_one_story() -> None:
    told = [
        ParcelTrack(status=STATUS.SIGNED, at=NOW + timedelta(hours=2)),
        ParcelTrack(status=STATUS.RETURNED, at=NOW + timedelta(hours=3)),
        ParcelTrack(status=STATUS.ORDERED, at=NOW),
        ParcelTrack(status=STATUS.ORDERED, at=NOW),
    ]

    assert [one.status for one in ordered(told)] == [
        STATUS.ORDERED,
        STATUS.SIGNED,
        STATUS.RETURNED,
    ]
    assert ending(told, sent_at=NOW, now=NOW) is STATUS.SIGNED


def test_nothing_is_ordered_where_there_is_no_courier_and_a_taken_port_is_told(depot) -> None:
    assert NoCourier().order(ORDER) == Declined()
    assert NoCourier().tracks("x") is None
    first = SimulatedCourier(depot, port=0)
    with pytest.raises(ConfigurationError):
        SimulatedCourier(depot, port=first.server_port)
    first.server_close()
