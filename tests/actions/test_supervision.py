"""Supervision at work (电子监察): found with the event, ordered, answered, judged."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from city.handling import events_of
from city.people import officer
from city.stories import FOOD_LICENCE
from city.together import at_once, failures

from tongban.actions.supervision import answering
from tongban.actions.supervision.judging import Judgement, judge
from tongban.actions.supervision.recomputing import recompute
from tongban.actions.supervision.sweeping import BATCH, look, order, sweep
from tongban.core.cases.events import Accepted
from tongban.core.people.actors import Role
from tongban.core.supervision.order_events import ReplyKind, Rung
from tongban.core.supervision.orders import OrderStatus
from tongban.core.supervision.rules import Level
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.cases.queries.tallies import running
from tongban.store.cases.queries.under_way import under_way
from tongban.store.notices.queries import notices_for
from tongban.store.paging import every
from tongban.store.supervision.found_lists import found_by
from tongban.store.supervision.models import OrderRow, SightingRow
from tongban.store.supervision.order_lists import OrderSort, Wanted, Which, orders_for
from tongban.store.supervision.queries import (
    board,
    lateness,
    lit,
    order_for,
    tallies,
    waiting,
)

pytestmark = pytest.mark.django_db
MARKET = "market_regulation"
LATE = date(2027, 3, 1)
"""Long after every period of a case that was received in September 2026."""


@pytest.fixture
def case(citizen, outside, desk):
    found = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk(MARKET).accept(found)
    return found


@pytest.fixture
def late(case, outside, clock):
    """Return the order about the promise of a case that nobody has decided for months."""
    clock.go_to(LATE)
    sweep(outside)
    return OrderRow.objects.get(rule="promise_passed")


@pytest.fixture
def supervisor(published):
    return officer("supervision", Role.SUPERVISOR, staff="s")


@pytest.fixture
def head(published):
    return officer(MARKET, Role.APPROVER, staff="a")


FIRST = {
    OrderSort.DUE: lambda one: one.due_on,
    OrderSort.NEWEST: lambda one: -one.opened_at.timestamp(),
    OrderSort.LEVEL: lambda one: (-one.level, one.due_on),
    OrderSort.RUNG: lambda one: (-one.rung, one.due_on),
}


def listed(officer, outside, **wanted):
    return orders_for(officer, Wanted(**wanted), today=outside.today).lines


def rules_met() -> set[str]:
    return set(SightingRow.objects.values_list("rule", flat=True))


def test_an_event_shows_in_its_own_transaction_how_the_case_had_stood(case, desk, outside, clock):
    clock.go_to(LATE)
    desk(MARKET).clear_debts(case)
    desk(MARKET).examine(case)

    assert {"promise_near", "promise_passed", "statute_passed"} <= rules_met()


def test_a_case_that_goes_its_way_shows_nothing(citizen, outside, desk):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk(MARKET).complete(case)

    assert rules_met() <= {"entered_afterwards"}  # the whole of it took seconds


def test_silence_is_looked_at_once_a_day(case, outside, clock):
    assert look(outside) == 1
    assert look(outside) == 0
    clock.go_to(LATE)

    assert look(outside) == 1
    assert "promise_passed" in rules_met()


def test_each_finding_becomes_one_order_of_the_department_of_the_case(late, outside):
    assert (late.department, late.rung, late.status) == (MARKET, Rung.ORDER, "awaiting_reply")
    assert OrderRow.objects.count() == SightingRow.objects.count()
    assert sweep(outside) == 0


def test_an_order_is_answered_by_the_department_and_judged_by_a_supervisor(
    late, head, supervisor, outside
):
    answering.reply(
        head, late.pk, outside, kind=ReplyKind.EXPLAINED, words="人手不足，本周办结", revision=1
    )
    assert (waiting(supervisor), waiting(head)) == (1, OrderRow.objects.count() - 2)
    assert [one.values["work"] for one in notices_for(supervisor)] == ["审核督办反馈"]
    assert {one.kind for one in notices_for(head)} >= {"order_to_answer"}
    judge(supervisor, late.pk, outside, Judgement.SEND_BACK, words="请附排期")
    answering.reply(head, late.pk, outside, kind=ReplyKind.CORRECTED, words="已办结")
    state = judge(supervisor, late.pk, outside, Judgement.SETTLE, words="属实")

    opened = order_for(supervisor, late.pk)
    assert state.status is OrderStatus.SETTLED
    assert "已销号" in {one.values["work"] for one in notices_for(head)}
    assert [event.label for event in opened.history] == ["发出", "反馈", "退回整改", "反馈", "销号"]


def test_a_finding_that_was_struck_lights_no_lamp(late, head, supervisor, outside):
    before = board(running(), outside.today)[0]
    for row in OrderRow.objects.filter(status="awaiting_reply"):
        answering.appeal(head, row.pk, outside, ground="已批准延期")
        judge(supervisor, row.pk, outside, Judgement.UPHOLD, words="延期有效")

    after = board(running(), outside.today)[0]
    assert (before.red, after.red, after.running) == (1, 0, 1)
    assert {one.struck for one in tallies(date(2026, 1, 1))} == {1}


def test_an_appeal_that_is_dismissed_is_answered_and_can_climb(late, head, supervisor, outside):
    answering.appeal(head, late.pk, outside, ground="已批准延期")
    judge(supervisor, late.pk, outside, Judgement.DISMISS, words="延期在超期以后")
    state = judge(supervisor, late.pk, outside, Judgement.ESCALATE, words="影响恶劣")

    assert state.rung is Rung.LISTED


def test_silence_of_either_side_is_counted(late, head, outside):
    outside.clock.go_to(date(2027, 3, 31))
    sweep(outside)
    late.refresh_from_db()
    assert (late.rung, late.replies_late) == (Rung.LISTED, 1)

    answering.reply(head, late.pk, outside, kind=ReplyKind.CORRECTED, words="已办结")
    outside.clock.go_to(date(2027, 4, 30))
    sweep(outside)
    late.refresh_from_db()
    assert (late.status, late.rulings_late) == ("replied", 1)
    assert lateness()[1] == 1


def test_nobody_reads_or_answers_the_orders_of_another_department(late, outside):
    stranger = officer("fire_rescue", Role.APPROVER, staff="a")
    window = officer(MARKET, Role.WINDOW, staff="w")

    for outsider in (stranger, window):
        assert listed(outsider, outside) == ()
    assert order_for(stranger, late.pk) is None
    for outsider in (stranger, window):
        with pytest.raises(NotFound):
            answering.appeal(outsider, late.pk, outside, ground="不对")


def test_nobody_judges_their_own_department(late, head, outside):
    own = officer(MARKET, Role.SUPERVISOR, Role.APPROVER, staff="b")
    answering.appeal(head, late.pk, outside, ground="不对")

    with pytest.raises(NotAllowed):
        judge(own, late.pk, outside, Judgement.UPHOLD, words="是")


def test_who_answers_what_has_moved_on_is_told(late, head, outside):
    answering.appeal(head, late.pk, outside, ground="不对", revision=1)

    with pytest.raises(Conflict):
        answering.appeal(head, late.pk, outside, ground="不对", revision=1)


def test_lists_are_filtered_and_paged_by_who_has_to_move_first(late, supervisor, outside):
    red = listed(supervisor, outside, level=Level.RED, department=MARKET)
    assert {one.level for one in red} == {Level.RED}
    assert [one.rule for one in listed(supervisor, outside, rule="promise_near")] == [
        "promise_near"
    ]
    assert listed(supervisor, outside, which=Which.ENDED) == ()
    assert board(running(department=MARKET), outside.today, department=MARKET)[0].orders > 1


@pytest.mark.parametrize("sort", OrderSort)
def test_orders_stand_as_somebody_wants_them_and_pages_go_on_where_the_last_ended(
    late, supervisor, outside, sort
):
    page = partial(orders_for, supervisor, Wanted(), sort=sort, today=outside.today)

    walked = tuple(every(partial(page, most=1), 100))

    assert walked == page().lines
    assert len(walked) == OrderRow.objects.count() > 1
    assert list(walked) == sorted(walked, key=FIRST[sort])


def test_each_number_counts_what_its_list_shows(late, head, supervisor, outside):
    for row in OrderRow.objects.filter(rule="promise_near"):
        answering.appeal(head, row.pk, outside, ground="已批准延期")
        judge(supervisor, row.pk, outside, Judgement.UPHOLD, words="延期有效")
    outside.clock.go_to(date(2027, 3, 31))
    sweep(outside)

    [line] = board(running(), outside.today)
    lights = ((Level.YELLOW, line.yellow), (Level.ORANGE, line.orange), (Level.RED, line.red))
    for light, count in lights:
        lit_cases = under_way(MARKET, among=lit(MARKET, light)).lines
        assert len(lit_cases) == count
    assert len(under_way(MARKET).lines) == line.running == 1
    own = {"department": MARKET}
    assert len(listed(supervisor, outside, **own)) == line.orders
    assert len(listed(supervisor, outside, which=Which.OVERDUE, **own)) == line.overdue
    assert len(listed(head, outside, which=Which.MINE)) == waiting(head) > 0
    assert len(listed(supervisor, outside, which=Which.ANSWERED_LATE)) == lateness()[0] > 0
    since = date(2026, 1, 1)
    for tally in tallies(since):
        assert len(found_by(tally.rule, since=since).lines) == tally.found
        assert len(found_by(tally.rule, since=since, struck=True).lines) == tally.struck


def test_watching_whole_histories_again_finds_what_was_found_event_by_event(
    case, desk, outside, clock
):
    clock.go_to(LATE)
    desk(MARKET).clear_debts(case)
    sweep(outside)

    again = recompute(outside)

    assert (again.cases, again.missing, again.unfounded) == (1, (), ())
    assert len(events_of(case, Accepted)) == 1


def test_what_was_missed_is_found_again_and_kept(case, outside, clock):
    clock.go_to(LATE)

    missing = recompute(outside, repair=True).missing

    assert "promise_passed" in {rule for _, rule, _ in missing}
    assert recompute(outside).missing == ()


@pytest.mark.django_db(transaction=True)
def test_two_workers_open_each_order_once(case, outside, clock):
    clock.go_to(LATE)
    look(outside)

    done = at_once(lambda: order(outside, batch=BATCH), lambda: order(outside, batch=BATCH))

    assert OrderRow.objects.count() == SightingRow.objects.count()
    assert failures(done) == []


def test_decisions_at_night_become_one_order_when_they_are_many(citizen, outside, desk):
    night = next(rule for rule in outside.rules if rule.gathers > 1)
    few = replace(outside, standing_rules=(replace(night, numbers={**night.numbers, "cases": 2}),))
    market = replace(desk(MARKET), outside=few)
    few.clock.now = few.clock.now.replace(hour=15)  # 23:00 in China
    for count in (1, 2):
        case = FOOD_LICENCE.filed(citizen, few).cases[0].id
        market.bring_to_decision(case)
        market.grant(case)
        assert (count, order(few)) == (count, count - 1)

    [row] = OrderRow.objects.all()
    assert order(few) == 0
    assert len(order_for(officer("supervision", Role.SUPERVISOR), row.pk).together) == 2
