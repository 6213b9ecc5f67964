"""Absences (外出与代理): work goes to the deputy for some days and comes back by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tongban.core.people.absences import (
    LONGEST,
    Absence,
    AbsenceAnnounced,
    AbsenceEnded,
    AbsenceRule,
    Plan,
    advance,
    announce,
    end,
    fold,
)
from tongban.core.people.actors import Officer, Role, StandIn
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
TODAY = date(2026, 9, 14)


def officer(number, *roles, department="market", area=""):
    return Officer(
        account=int(number[1:]),
        name=number,
        staff_number=number,
        department=department,
        roles=frozenset(roles or (Role.EXAMINER,)),
        area=area,
    )


ANN, BEN, EVE = officer("M1"), officer("M2"), officer("M3", Role.APPROVER)
WEEK = Plan(
    deputy=BEN, first_on=TODAY, last_on=TODAY + timedelta(days=6), reason="公出", items=frozenset()
)


def announced(plan=WEEK, by=ANN, standing=()):
    return announce(by, plan, standing, at=NOW, today=TODAY)


def absence(**changes):
    return replace(fold([announced()]), **changes)


def test_the_deputy_acts_from_the_first_day_to_the_last():
    days = [TODAY - timedelta(days=1), TODAY, WEEK.last_on, WEEK.last_on + timedelta(days=1)]

    assert [absence().holds(day) for day in days] == [False, True, True, False]


def test_whoever_comes_back_early_has_the_work_at_once():
    ended = end(absence(), ANN, at=NOW, today=TODAY)

    assert not advance(absence(), ended).holds(TODAY)
    with pytest.raises(Conflict):
        end(advance(absence(), ended), ANN, at=NOW, today=TODAY)
    with pytest.raises(Conflict):
        end(absence(), ANN, at=NOW, today=WEEK.last_on + timedelta(days=1))


def test_only_the_absent_one_and_the_head_end_an_absence():
    assert end(absence(), EVE, at=NOW, today=TODAY).on == TODAY
    for other in (BEN, replace(EVE, department="housing")):
        with pytest.raises(NotAllowed) as refused:
            end(absence(), other, at=NOW, today=TODAY)
        assert refused.value.rule == AbsenceRule.NOT_YOURS.value


@pytest.mark.parametrize(
    ("deputy", "rule"),
    [
        (ANN, AbsenceRule.NOT_A_COLLEAGUE),
        (officer("M4", department="housing"), AbsenceRule.NOT_A_COLLEAGUE),
        (officer("M5", Role.DATA_STEWARD), AbsenceRule.NO_POST),
        (officer("M6", area="519902"), AbsenceRule.OUT_OF_REACH),
    ],
)
def test_who_may_not_stand_in(deputy, rule):
    with pytest.raises(NotAllowed) as refused:
        announced(replace(WEEK, deputy=deputy))
    assert refused.value.rule == rule.value


def test_whoever_works_on_no_cases_lends_nothing():
    with pytest.raises(NotAllowed):
        announced(by=officer("M9", Role.SUPERVISOR))


def test_nobody_is_the_deputy_of_a_deputy():
    away = Absence(absent="M2", deputy="M3", department="market", first_on=TODAY, last_on=TODAY)
    for standing in (away, replace(away, absent="M3", deputy="M1")):
        with pytest.raises(NotAllowed) as refused:
            announced(standing=(standing,))
        assert refused.value.rule == AbsenceRule.CHAIN.value
    later = replace(away, first_on=WEEK.last_on + LONGEST, last_on=WEEK.last_on + LONGEST)
    ended = replace(away, ended_on=TODAY)
    assert announced(standing=(later, ended)).deputy == "M2"


def test_nobody_is_away_twice_in_the_same_days():
    with pytest.raises(Conflict):
        announced(standing=(absence(deputy="M3"),))


@pytest.mark.parametrize(
    "plan",
    [
        replace(WEEK, reason=" "),
        replace(WEEK, first_on=TODAY - timedelta(days=1)),
        replace(WEEK, last_on=TODAY - timedelta(days=1)),
        replace(WEEK, last_on=TODAY + LONGEST),
    ],
)
def test_an_absence_has_days_ahead_and_a_reason(plan):
    with pytest.raises(InvalidValue):
        announced(plan)


def test_a_history_begins_with_the_announcement_and_has_one():
    event = announced()
    ended = AbsenceEnded(at=NOW, by=Signatory.of(ANN), on=TODAY, reason="")

    assert isinstance(event, AbsenceAnnounced)
    with pytest.raises(InvalidValue):
        fold([ended])
    with pytest.raises(InvalidValue):
        fold([event, event])


def test_what_was_given_away_for_some_items_leaves_the_others():
    one = StandIn(
        account=1, staff_number="M1", name="甲", roles=frozenset({Role.APPROVER}),
        items=frozenset({"food"}),
    )  # fmt: skip
    deputy = replace(BEN, stands_in=(one,))

    assert deputy.powers("food") == {Role.EXAMINER, Role.APPROVER}
    assert deputy.powers("other") == {Role.EXAMINER}
    assert [replace(ANN, away=frozenset({"food"})).gave_away(i) for i in ("food", "x")] == [
        True,
        False,
    ]
    assert replace(ANN, away=frozenset()).gave_away("x")
    assert not ANN.gave_away("x")
