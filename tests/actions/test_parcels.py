"""Results go out as chosen, parcels are followed whatever the courier says, and nothing is lost."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from city.people import lin
from city.stories import FOOD_LICENCE

from tongban.actions import deadlines
from tongban.actions.cases import delivering
from tongban.actions.cases.delivering import choose_delivery, pickup_code
from tongban.actions.drafts.writing import wish
from tongban.actions.filings.submit import submit
from tongban.actions.outside import Outside
from tongban.actions.parcels.following import follow_parcels
from tongban.actions.wishes import Wish, last_wish
from tongban.adapters.courier import Declined, Ordered, ParcelOrder, Silent
from tongban.core.cases.delivery_events import DeliveryFault, IdentityCheck
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.parcels import ParcelStatus, ParcelTrack
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.cases.models import Case, CaseEvent
from tongban.store.notices.queries import notices_for
from tongban.store.parcels.models import Parcel
from tongban.store.parcels.queries import parcel_of

pytestmark = pytest.mark.django_db
POST = Wish(way=DeliveryWay.POST, recipient="林小满", phone="10000000011", address="云桥路1号")
STATUS = ParcelStatus


@dataclass
class Scripted:
    """A courier that says what it is told to say."""

    answers: list[Ordered | Declined | Silent] = field(default_factory=list)
    said: tuple[ParcelTrack, ...] | None = ()
    orders: list[ParcelOrder] = field(default_factory=list)

    def order(self, parcel: ParcelOrder) -> Ordered | Declined | Silent:
        self.orders.append(parcel)
        return self.answers.pop(0) if self.answers else Ordered(waybill="MS1")

    def tracks(self, _waybill: str) -> tuple[ParcelTrack, ...] | None:
        return self.said


@pytest.fixture
def courier() -> Scripted:
    return Scripted()


@pytest.fixture
def granted(citizen, outside, desk):
    """Have a food licence granted, with its result still to be delivered."""
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    market = desk("market_regulation")
    market.bring_to_decision(case)
    market.grant(case)
    market.examine(case)
    return case, market


def later(outside: Outside, **more: float) -> Outside:
    now = outside.now + timedelta(**more)
    return replace(outside, clock=lambda: now)


def track(status: ParcelStatus, at: datetime, minutes: int) -> ParcelTrack:
    return ParcelTrack(status=status, at=at + timedelta(minutes=minutes), place="网点")


def names(case) -> list[str]:
    rows = CaseEvent.objects.filter(case=case).order_by("sequence")
    return list(rows.values_list("name", flat=True))


def sent(granted, citizen, outside, courier):
    case, market = granted
    choose_delivery(citizen, case, POST, outside)
    delivering.send(market.window, case, outside, carrier="明川速递")
    assert follow_parcels(courier, outside) >= 1
    return case


def test_a_parcel_is_ordered_once_to_where_she_said_and_its_arrival_closes_the_case(
    granted, citizen, outside, courier
) -> None:
    courier.answers = [Silent(), Ordered(waybill="MS1")]
    case, market = granted
    choose_delivery(citizen, case, POST, outside)
    delivering.send(market.window, case, outside, carrier="明川速递")
    with pytest.raises(Conflict):
        delivering.send(market.window, case, outside, carrier="明川速递")

    follow_parcels(courier, outside)
    follow_parcels(courier, later(outside, minutes=5))
    courier.said = (track(STATUS.SIGNED, outside.now, 3), track(STATUS.ORDERED, outside.now, 1))
    follow_parcels(courier, later(outside, minutes=10))

    assert {one.key for one in courier.orders} == {str(Parcel.objects.get().pk)}
    assert courier.orders[0].address == "云桥路1号"
    assert names(case)[-3:] == ["dispatched", "delivered", "completed"]
    assert Case.objects.get(pk=case).status == "completed"
    assert Parcel.objects.get().to == {}
    kept = parcel_of(case)
    assert kept is not None
    assert [one.status for one in kept.tracks] == [STATUS.ORDERED, STATUS.SIGNED]


@pytest.mark.parametrize("end", [STATUS.LOST, STATUS.RETURNED])
def test_a_parcel_that_is_lost_or_back_is_owed_again_and_both_are_told(
    granted, outside, courier, end
) -> None:
    citizen = lin()
    case = sent(granted, citizen, outside, courier)
    courier.said = (track(end, outside.now, 3), track(STATUS.COLLECTED, outside.now, 1)) * 2

    for minutes in (5, 10, 20):
        follow_parcels(courier, later(outside, minutes=minutes))

    assert names(case).count("delivery_failed") == 1
    assert Case.objects.get(pk=case).status == "issued"
    _, market = granted
    assert notices_for(citizen)[0].kind == "delivery_failed"
    assert "work_returned" in {one.kind for one in notices_for(market.window)}
    delivering.make_ready(market.window, case, outside, place="centre")
    assert names(case)[-1] == "result_ready"


def test_a_parcel_of_which_nothing_is_heard_for_ten_days_is_lost(
    granted, citizen, outside, courier
) -> None:
    case = sent(granted, citizen, outside, courier)
    courier.said = None

    follow_parcels(courier, later(outside, days=9))
    assert "delivery_failed" not in names(case)
    follow_parcels(courier, later(outside, days=11))

    assert names(case)[-1] == "delivery_failed"


def test_a_courier_that_declines_leaves_the_work_and_says_so(
    granted, citizen, outside, courier
) -> None:
    courier.answers = [Declined()]
    case = sent(granted, citizen, outside, courier)
    _, market = granted

    assert "work_returned" in {one.kind for one in notices_for(market.window)}
    delivering.send(market.window, case, outside, carrier="明川速递", tracking="EMS1")
    assert names(case)[-1] == "dispatched"


def test_what_an_officer_noted_first_is_not_done_twice_by_the_courier(
    granted, citizen, outside, courier
) -> None:
    case = sent(granted, citizen, outside, courier)
    _, market = granted
    Parcel.objects.update(standing=Parcel.Standing.ON_ITS_WAY)
    delivering.arrived(market.window, case, outside)
    Parcel.objects.update(standing=Parcel.Standing.ON_ITS_WAY)
    courier.said = (track(STATUS.SIGNED, outside.now, 3),)

    follow_parcels(courier, later(outside, minutes=5))

    assert names(case).count("delivered") == 1


def test_a_result_is_handed_over_for_its_code_alone_and_each_way_out_has_its_own(
    granted, citizen, stranger, outside
) -> None:
    case, market = granted
    choose_delivery(citizen, case, Wish(way=DeliveryWay.WINDOW, place="centre"), outside)
    delivering.make_ready(market.window, case, outside, place="centre")
    person = {"taken_by": "林小满", "checked": IdentityCheck.CARD, "signed": "已签名"}
    with pytest.raises(NotFound):
        choose_delivery(stranger, case, POST, outside)

    delivering.came_back(
        market.window, case, outside, fault=DeliveryFault.NOT_TAKEN, words="一直没有来"
    )
    delivering.make_ready(market.window, case, outside, place="east")

    assert pickup_code(case, 1) != pickup_code(case, 2)
    with pytest.raises(InvalidValue):
        delivering.hand_over(market.window, case, outside, code=pickup_code(case, 1), **person)
    delivering.hand_over(market.window, case, outside, code=pickup_code(case, 2), **person)
    assert names(case)[-3:] == ["result_collected", "delivered", "completed"]
    with pytest.raises(NotAllowed):
        choose_delivery(citizen, case, POST, outside)


def test_a_place_that_is_none_and_a_parcel_to_nowhere_are_refused(
    granted, citizen, outside
) -> None:
    case, market = granted
    with pytest.raises(InvalidValue):
        choose_delivery(citizen, case, Wish(way=DeliveryWay.WINDOW, place="moon"), outside)
    with pytest.raises(InvalidValue):
        delivering.send(market.window, case, outside, carrier="明川速递")
    with pytest.raises(InvalidValue):
        delivering.make_ready(market.window, case, outside, place="moon")


def test_what_she_wished_at_the_filing_stands_in_her_case_and_is_remembered(
    citizen, outside
) -> None:
    draft = FOOD_LICENCE.prepared(citizen, outside)
    wish(citizen, draft, POST)
    filing = submit(citizen, draft, outside).filing

    assert names(Case.objects.get(filing=filing))[-1] == "delivery_chosen"
    assert last_wish(citizen, outside.delivery) == POST


def test_what_nobody_took_from_a_locker_goes_back_and_she_chooses_anew(
    granted, citizen, outside
) -> None:
    case, market = granted
    locker = outside.delivery.lockers[0]
    delivering.make_ready(market.window, case, outside, place=locker.code)
    last = later(outside, days=locker.days)
    after = later(outside, days=locker.days + 1)
    swept = (deadlines.sweep(last), deadlines.sweep(after), deadlines.sweep(after))

    assert swept == (0, 1, 0)
    assert names(case)[-1] == "delivery_failed"
    assert "delivery_failed" in [one.kind for one in notices_for(citizen)]
    choose_delivery(citizen, case, POST, after)
    assert names(case)[-1] == "delivery_chosen"
