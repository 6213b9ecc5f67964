"""The life of a measure: taken up, carried by a department, sent back or proved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from guidework import CALENDAR, MONDAY, item, requirement
from reformwork import DUE, NOON, cases, hand, held_to

from tongban.core.people.actors import Role
from tongban.core.reform import measures
from tongban.core.reform.measure_events import Proved, SentBack, ShownByVersion
from tongban.core.reform.measure_state import MeasureStatus, advance, fold
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.proposing import Proposal
from tongban.core.reform.verdict import Shown
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed


def drop(*parts) -> Proposal:
    return Proposal(kind=MeasureKind.DROP, department="bureau", parts=parts)


OWNER = hand(Role.ITEM_ADMINISTRATOR)
STRANGER = hand(Role.ITEM_ADMINISTRATOR, "elsewhere")


def adopted():
    return measures.adopt(hand(), owner="bureau", due_on=DUE, today=MONDAY)


def verdict_of(version: Shown, by_cases: Shown):
    before = [item("i", requirements=(requirement("deed"),))]
    one = held_to(drop(("i", "deed")), before, [item("i")], cases(i=50))
    return replace(one, version_shows=version, cases_show=by_cases, reasons=("没有减少",))


def after_reporting():
    state = fold([adopted()])
    return advance(state, measures.report_done(state, OWNER, words="已取消"))


def answered(state, version, by_cases):
    return measures.answer(state, verdict_of(version, by_cases), at=NOON, release=7)


def test_only_a_reformer_takes_a_measure_up_and_only_for_a_day_to_come():
    with pytest.raises(NotAllowed):
        measures.adopt(OWNER, owner="bureau", due_on=DUE, today=MONDAY)
    with pytest.raises(InvalidValue):
        measures.adopt(hand(), owner="bureau", due_on=MONDAY, today=MONDAY)


def test_a_measure_begins_with_its_adoption():
    state = fold([adopted()])
    assert (state.status.with_owner, state.status.label) == (True, "推进中")
    with pytest.raises(TypeError):
        fold([measures.discuss(fold([adopted()]), OWNER, words="先问一句")])


def test_only_the_owner_and_reformers_report_a_measure_as_done():
    state = fold([adopted()])

    with pytest.raises(NotAllowed):
        measures.report_done(state, STRANGER)
    assert measures.may_carry(state, OWNER.officer)
    assert after_reporting().status is MeasureStatus.REPORTED
    with pytest.raises(Conflict):
        measures.report_done(after_reporting(), OWNER)


def test_a_measure_that_the_published_version_does_not_show_is_sent_back():
    event = answered(after_reporting(), Shown.NO, Shown.TOO_FEW)
    state = advance(after_reporting(), event)

    assert isinstance(event, SentBack)
    assert state.status is MeasureStatus.SENT_BACK
    assert state.reasons == ("没有减少",)
    assert measures.report_done(state, OWNER).words == ""


def test_a_measure_shown_by_the_version_waits_for_cases_and_is_proved_by_them():
    event = answered(after_reporting(), Shown.YES, Shown.TOO_FEW)
    measuring = advance(after_reporting(), event)

    assert isinstance(event, ShownByVersion)
    assert event.saved.documents == 50
    assert answered(measuring, Shown.YES, Shown.TOO_FEW) is None
    assert isinstance(answered(measuring, Shown.YES, Shown.NO), SentBack)
    proved = answered(measuring, Shown.YES, Shown.YES)
    assert isinstance(proved, Proved)
    assert advance(measuring, proved).status.ended


def test_nothing_is_answered_before_anything_was_reported():
    assert answered(fold([adopted()]), Shown.YES, Shown.YES) is None


def test_owner_day_talk_and_papers_are_kept_with_the_measure():
    state = fold([adopted()])
    for event in (
        measures.reassign(
            state, hand(), owner="other", due_on=date(2027, 1, 31), reason="职责调整", today=MONDAY
        ),
        measures.discuss(state, STRANGER, words="需要协调"),
        measures.add_evidence(state, hand(), title="取消通知", place="明政发〔2026〕1号"),
    ):
        state = advance(state, event)

    assert (state.owner, state.due_on, state.evidence) == ("other", date(2027, 1, 31), 1)
    for words in ("", "  "):
        with pytest.raises(InvalidValue):
            measures.discuss(state, hand(), words=words)


def test_a_measure_given_up_is_not_touched_again():
    state = fold([adopted()])
    ended = advance(state, measures.give_up(state, hand(), reason="法律另有要求"))

    assert ended.status is MeasureStatus.GIVEN_UP
    with pytest.raises(Conflict):
        measures.give_up(ended, hand(), reason="再终止")


def test_an_owner_is_reminded_shortly_before_the_day_and_then_every_week():
    state = fold([adopted()])

    def due(today):
        return measures.remind(state, at=NOON, today=today, calendar=CALENDAR)

    assert due(DUE - timedelta(days=20)) is None
    reminder = due(DUE - timedelta(days=2))
    assert reminder.due_on == DUE
    state = advance(state, replace(reminder, at=NOON))
    state = replace(state, reminded_on=DUE)
    assert due(DUE + timedelta(days=6)) is None
    assert due(DUE + timedelta(days=7)) is not None
    assert measures.remind(after_reporting(), at=NOON, today=DUE, calendar=CALENDAR) is None


def test_a_measure_taken_up_anew_keeps_its_history():
    state = fold([adopted(), replace(adopted(), owner="other")])

    assert state.owner == "other"
