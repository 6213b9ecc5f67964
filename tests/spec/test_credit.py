"""国办发〔2025〕22号, 信用修复管理办法, 国办发〔2020〕42号: on a list, what it closes, off it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.holidays import official_calendar
from tongban.core.credit import listing, repairing
from tongban.core.credit.entries import EntryStatus, advance, fold
from tongban.core.credit.events import ListingConfirmed
from tongban.core.credit.listing import KeeperAtWork
from tongban.core.credit.lists import LISTS, Relief, Severity, list_of
from tongban.core.credit.standing import CreditLevel, standing
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

CALENDAR = official_calendar()
DECIDED = date(2026, 4, 15)
CODES = sorted(LISTS)


def keeper(staff="a", *, on=DECIDED, department="market_regulation", roles=(Role.DATA_STEWARD,)):
    officer = Officer(
        account=1,
        name="王安",
        staff_number=staff,
        department=department,
        roles=frozenset(roles),
    )
    at = datetime(on.year, on.month, on.day, 9, tzinfo=CHINA_STANDARD_TIME)
    return KeeperAtWork(officer=officer, department="market_regulation", at=at)


def proposed(onto="penalties", **changed):
    how = {"decision": "市监罚〔2026〕7号", "decided_on": DECIDED, "grounds": "超范围经营"}
    return fold([listing.propose(keeper(), onto=onto, **{**how, **changed})])


def listed(onto="penalties"):
    entry = proposed(onto)
    return advance(entry, listing.confirm(entry, keeper("b")))


def asked(entry, on):
    at = keeper(on=on).at
    return repairing.ask(entry, at, words="罚款已缴清", promised=True, calendar=CALENDAR)


def under_repair(entry, on=date(2026, 8, 3)):
    entry = advance(entry, asked(entry, on))
    return advance(entry, repairing.take(entry, keeper("b", on=on)))


def test_a_general_record_counts_for_a_year_and_may_be_repaired_after_three_months():
    entry = listed("penalties")

    assert entry.repairable_from(CALENDAR) == date(2026, 7, 15)
    assert entry.counts_until(CALENDAR) == date(2027, 4, 15)
    assert entry.counts_on(date(2027, 4, 15), CALENDAR)
    assert not entry.counts_on(date(2027, 4, 16), CALENDAR)


def test_a_serious_record_counts_for_three_years_and_may_be_repaired_after_one():
    entry = listed("serious_offenders")

    assert entry.repairable_from(CALENDAR) == date(2027, 4, 15)
    assert entry.counts_until(CALENDAR).year == 2029


def test_a_minor_record_counts_for_three_months_and_may_be_repaired_at_once():
    entry = listed("minor_offences")

    assert entry.repairable_from(CALENDAR) == DECIDED
    assert entry.counts_until(CALENDAR) == date(2026, 7, 15)


def test_nobody_is_listed_by_one_officer_alone():
    entry = proposed()
    assert not entry.counts_on(DECIDED, CALENDAR)
    with pytest.raises(NotAllowed, match="another"):
        listing.confirm(entry, keeper("a"))
    assert listed().counts_on(DECIDED, CALENDAR)


def test_a_listing_names_its_decision_its_grounds_and_a_day_that_has_come():
    for wrong in (
        {"onto": "blacklist"},
        {"decision": " "},
        {"grounds": ""},
        {"decided_on": DECIDED + timedelta(days=1)},
    ):
        with pytest.raises(InvalidValue):
            proposed(**wrong)


def test_only_a_steward_of_the_department_that_lists_may_act():
    for wrong in ({"department": "housing"}, {"roles": (Role.WINDOW,)}):
        with pytest.raises(NotAllowed):
            keeper(**wrong)


def test_a_proposal_that_is_dropped_never_counted():
    entry = proposed()
    dropped = advance(entry, listing.drop(entry, keeper("a"), reason="事实不清"))

    assert dropped.status is EntryStatus.DROPPED
    assert not dropped.counts_on(DECIDED, CALENDAR)


def test_a_wrong_listing_is_annulled_by_another_and_counts_no_longer():
    entry = listed()
    with pytest.raises(NotAllowed):
        listing.annul(entry, keeper("a"), reason="认定有误")
    annulled = advance(entry, listing.annul(entry, keeper("b"), reason="认定有误"))

    assert not annulled.counts_on(DECIDED, CALENDAR)
    assert annulled.reason == "认定有误"


def test_repair_is_asked_for_after_the_shortest_period_and_not_before():
    entry = listed()
    with pytest.raises(NotAllowed, match="not over"):
        asked(entry, date(2026, 7, 14))
    assert not repairing.may_ask(entry, date(2026, 7, 14), CALENDAR)
    assert repairing.may_ask(entry, date(2026, 7, 15), CALENDAR)
    assert advance(entry, asked(entry, date(2026, 7, 15))).status is EntryStatus.REPAIR_ASKED


def test_what_has_ended_by_itself_needs_no_repair():
    with pytest.raises(NotAllowed, match="ended"):
        asked(listed(), date(2027, 4, 16))


def test_whoever_asks_says_what_was_put_right_and_promises_in_public():
    entry, at = listed(), keeper(on=date(2026, 8, 3)).at
    for wrong in ({"words": " ", "promised": True}, {"words": "已缴清", "promised": False}):
        with pytest.raises(InvalidValue):
            repairing.ask(entry, at, calendar=CALENDAR, **wrong)


def test_an_application_is_taken_up_in_three_working_days_and_decided_in_ten():
    monday = date(2026, 8, 3)
    entry = advance(listed(), asked(listed(), monday))
    assert entry.answer_due(CALENDAR) == date(2026, 8, 6)
    taken = advance(entry, repairing.take(entry, keeper("b", on=monday)))
    assert taken.answer_due(CALENDAR) == date(2026, 8, 17)
    assert listed().answer_due(CALENDAR) is None


def test_an_entry_counts_while_its_repair_is_examined_and_no_longer_once_granted():
    entry = under_repair(listed())
    assert entry.counts_on(date(2026, 8, 4), CALENDAR)
    granted = repairing.grant(entry, keeper("c", on=date(2026, 8, 4)), reason="已核实")

    assert not advance(entry, granted).counts_on(date(2026, 8, 4), CALENDAR)


def test_whoever_takes_an_application_up_does_not_decide_it():
    entry = under_repair(listed())
    for decide in (repairing.grant, repairing.refuse):
        with pytest.raises(NotAllowed, match="another"):
            decide(entry, keeper("b"), reason="已核实")


def test_a_refusal_gives_its_reason_and_one_may_ask_again():
    entry = under_repair(listed())
    refused = advance(entry, repairing.refuse(entry, keeper("c"), reason="罚款未缴"))
    assert refused.reason == "罚款未缴"
    again = advance(refused, asked(refused, date(2026, 9, 1)))
    down = advance(again, repairing.turn_down(again, keeper("b"), reason="缺少凭证"))
    assert down.status is EntryStatus.LISTED
    assert advance(down, asked(down, date(2026, 9, 2))).status is EntryStatus.REPAIR_ASKED
    with pytest.raises(InvalidValue):
        repairing.refuse(under_repair(listed()), keeper("c"), reason=" ")


def test_nothing_is_done_out_of_turn():
    entry = listed()
    for early in (
        lambda: listing.confirm(entry, keeper("b")),
        lambda: repairing.take(entry, keeper("b")),
        lambda: repairing.turn_down(entry, keeper("b"), reason="无"),
        lambda: repairing.grant(entry, keeper("b"), reason="无"),
        lambda: repairing.refuse(entry, keeper("b"), reason="无"),
        lambda: listing.annul(proposed(), keeper("b"), reason="无"),
        lambda: asked(under_repair(entry), date(2026, 9, 1)),
    ):
        with pytest.raises(NotAllowed):
            early()


def test_a_history_begins_with_its_proposal_and_has_only_one():
    first = listing.propose(
        keeper(), onto="penalties", decision="一号", decided_on=DECIDED, grounds="无"
    )
    with pytest.raises(ValueError, match="begins"):
        fold([ListingConfirmed(at=first.at, by=first.by)])
    with pytest.raises(ValueError, match="once"):
        fold([first, first])


def test_a_false_promise_closes_declaring_and_deferring_until_it_is_repaired():
    today = date(2026, 8, 4)
    entry = listed("false_commitments")
    before = standing([entry], today, CALENDAR)
    assert not before.may_declare
    assert not before.may_defer

    taken = under_repair(entry)
    repaired = advance(taken, repairing.grant(taken, keeper("c", on=today), reason="已纠正"))
    after = standing([repaired], today, CALENDAR)
    assert after.may_declare
    assert after.may_defer
    assert after.known


def test_a_minor_record_closes_nothing():
    found = standing([listed("minor_offences")], DECIDED, CALENDAR)
    assert (found.level, found.closed) == (CreditLevel.MINOR, frozenset())


def test_an_abnormal_operation_closes_deferring_and_not_declaring():
    found = standing([listed("abnormal_operations")], DECIDED, CALENDAR)
    assert found.closed == {Relief.DEFERRAL}


def test_whoever_is_on_no_list_is_in_good_standing():
    found = standing([], DECIDED, CALENDAR)
    assert (found.level, found.closed, found.known) == (CreditLevel.GOOD, frozenset(), False)


@given(st.lists(st.sampled_from(CODES), max_size=4), st.sampled_from(CODES))
def test_one_more_entry_never_opens_anything(codes, more):
    entries = [listed(code) for code in codes]
    before = standing(entries, DECIDED, CALENDAR)
    after = standing([*entries, listed(more)], DECIDED, CALENDAR)

    assert before.closed <= after.closed
    order = list(CreditLevel)
    assert order.index(before.level) <= order.index(after.level)


def test_every_list_says_how_grave_it_is_and_by_which_law():
    assert {list_of(code).severity for code in CODES} == set(Severity)
    assert all(str(one.basis) for one in LISTS.values())
