"""减材料、减时间、减环节、减跑动: what counts as a reduction, and what only looks like one."""

from dataclasses import replace

import pytest
from guidework import (
    ACCEPTANCE,
    CALENDAR,
    EVIDENCE,
    LAW,
    MONDAY,
    dataset,
    days,
    form_field,
    item,
    journey,
    output,
    requirement,
    step,
)
from reformwork import by_law, cases, used

from tongban.core.catalog.datasets import Sharing
from tongban.core.catalog.items import Channel
from tongban.core.catalog.steps import StepKind
from tongban.core.graph.burden.model import Figures
from tongban.core.reform.causes import Cause
from tongban.core.reform.comparing import causes_of, compared, together
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.standpoints import Standpoint
from tongban.core.reform.targets import Target, TargetScope, progress
from tongban.core.reform.traps import (
    AskedAsOne,
    MovedIntoForm,
    OffTheClock,
    OtherUnit,
    documents_not_saved,
    mean_working_days,
    traps,
)
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

PAPERS = {one.code: one for one in EVIDENCE}


def found(before, after):
    return traps(before, after, PAPERS, calendar=CALENDAR, today=MONDAY)


def saved(before, after, succession=None):
    pair = together(compared(before, after, succession))
    return [
        FigureKind(kind).of(pair.before) - FigureKind(kind).of(pair.after) for kind in FigureKind
    ]


def test_the_base_is_what_law_allows_every_document_on_paper_and_every_day_used():
    one = item("i", requirements=(requirement("deed", declarable=True), requirement("lease")))
    base, now = by_law(one, year=cases(i=10)), used(one, year=cases(i=10))

    assert together(compared(base, now)).before == Figures(
        cases=10, documents=20, days=250, steps=20, visits=10
    )
    assert saved(base, now) == [10, 190, 0, 10]
    assert set(causes_of(compared(base, now))) == {
        Cause.DECLARED,
        Cause.NOT_SHOWN,
        Cause.FASTER,
    }


def test_a_register_that_is_not_shared_serves_nobody():
    one = item("i", requirements=(requirement("deed"),))
    open_to_all = used(one, datasets=[dataset("d", proves=("deed",))])
    closed = used(one, datasets=[dataset("d", proves=("deed",), sharing=Sharing.NOT_SHARED)])

    assert saved(closed, open_to_all)[0] == 1
    assert set(causes_of(compared(closed, open_to_all))) == {Cause.SHARED}
    assert Cause.SHARED.label == "数据共享"


def test_twenty_five_working_days_instead_of_thirty_calendar_days_is_no_reduction():
    before = item("i", promised_limit=TimeLimit.calendar_days(30, LAW))
    after = item("i", promised_limit=days(25))
    (trap,) = found([before], [after])

    assert isinstance(trap, OtherUnit)
    assert trap.claimed == 5
    assert trap.really < 0
    assert trap.before_days < 23


def test_the_same_number_of_another_unit_is_told_by_the_calendar():
    assert mean_working_days(days(25), CALENDAR, MONDAY) == 25
    assert 20 < mean_working_days(TimeLimit.calendar_days(30, LAW), CALENDAR, MONDAY) < 22
    assert found([item("i")], [item("i", promised_limit=days(9))]) == ()


def test_an_item_that_was_split_is_compared_with_the_sum_of_its_pieces():
    whole = item("i", requirements=(requirement("deed"), requirement("lease")))
    pieces = (
        item("i1", requirements=(requirement("deed"),)),
        item("i2", requirements=(requirement("lease"), requirement("photo"))),
    )
    before = used(whole, year=cases(i=40))
    after = used(*pieces, year=cases(i1=12, i2=9))

    naive = saved(before, used(pieces[0], year=cases(i1=12)), {"i": ("i1",)})
    assert naive[0] == 40
    assert saved(before, after, {"i": ("i1", "i2")}) == [-40, -240, -80, 0]


def test_items_that_were_merged_are_compared_together():
    olds = (item("a", requirements=(requirement("deed"),)), item("b"))
    merged = item("m", requirements=(requirement("deed"),))
    before, after = used(*olds, year=cases(a=5, b=5)), used(merged, year=cases(m=5))
    (one,) = compared(before, after, {"a": ("m",), "b": ("m",)})

    assert one.before == ("a", "b")
    assert one.after == ("m",)
    assert [one.saved.documents, one.saved.steps] == [0, 10]


def test_an_item_that_ended_saves_what_it_cost_and_a_new_one_is_no_burden():
    before = used(item("i", requirements=(requirement("deed"),)), year=cases(i=7))
    after = used(item("new", requirements=(requirement("lease"),)), year=cases(new=9))

    assert saved(before, after) == [7, 42, 14, 0]


def test_a_document_whose_contents_the_form_now_asks_for_is_a_shift_and_no_saving():
    before = item("i", requirements=(requirement("report"),))
    after = item("i", fields=(form_field("p.area"), form_field("p.name")))
    (trap,) = found([before], [after])

    assert trap == MovedIntoForm(
        item="i", requirement="report", document="report", elements=("p.area",)
    )
    assert documents_not_saved([trap]) == {("i", "report"): 1}


def test_a_field_that_stood_in_the_form_before_makes_no_shift():
    before = item("i", requirements=(requirement("report"),), fields=(form_field("p.area"),))

    assert found([before], [replace(before, requirements=())]) == ()
    assert found([before], [before]) == ()


def test_several_documents_asked_under_one_heading_are_still_several():
    before = item("i", requirements=(requirement("deed"), requirement("lease")))
    after = item("i", requirements=(requirement("all", ("deed", "lease")),))
    (trap,) = found([before], [after])

    assert trap == AskedAsOne(
        item="i", requirement="all", document="all", earlier=("deed", "lease")
    )
    assert documents_not_saved([trap]) == {("i", "all"): 1}


def test_work_that_moved_into_a_procedure_that_stops_the_clock_is_not_faster():
    before = item("i", steps=(ACCEPTANCE, step("visit", days(5), "accept")))
    after = item("i", steps=(ACCEPTANCE, step("visit", days(5), "accept", kind=StepKind.SPECIAL)))
    (trap,) = found([before], [after])

    assert trap == OffTheClock(item="i", step="visit", name="环节visit")
    assert documents_not_saved([trap]) == {}


def test_each_change_of_an_item_is_put_down_to_its_cause():
    before = item(
        "i",
        channels=(Channel.WINDOW,),
        requirements=(requirement("deed"), requirement("lease"), requirement("photo")),
        steps=(
            ACCEPTANCE,
            step("one", days(5), "accept"),
            step("two", days(4), "one", presence="现场"),
            step("three", days(3), "two"),
        ),
    )
    after = item(
        "i",
        requirements=(
            requirement("lease", declarable=True),
            requirement("photo", original_seen=True),
            requirement("permit"),
        ),
        steps=(
            ACCEPTANCE,
            step("one", days(2), "accept"),
            step("two", days(4), "accept"),
            step("four", days(1), "two"),
        ),
    )
    causes = causes_of(compared(used(before), used(after)))

    assert {cause: tuple(one)[1:] for cause, one in causes.items()} == {
        Cause.DROPPED: (1, 0, 0, 0, 0),
        Cause.ADDED: (-1, 0, 0, 0, 0),
        Cause.DECLARED: (1, 0, 0, 0, 0),
        Cause.STEPS_REMOVED: (0, 0, 3, 1, 0),
        Cause.STEPS_ADDED: (0, 0, -1, -1, 0),
        Cause.IN_PARALLEL: (0, 0, 5, 0, 0),
        Cause.NO_PRESENCE: (0, 0, 0, 0, 1),
    }


def test_a_target_is_held_to_what_it_names():
    before = used(item("i", requirements=(requirement("deed"), requirement("lease"))), item("j"))
    after = used(item("i", requirements=(requirement("deed"),)), item("j"))
    reduced = compared(before, after)

    def reached(scope, code="", figure=FigureKind.DOCUMENTS, percent=50):
        target = Target(year=2026, scope=scope, code=code, figure=figure, percent=percent)
        return progress(target, together(one for one in reduced if target.concerns(one)))

    assert reached(TargetScope.CITY).met
    assert reached(TargetScope.CITY).reached == 50
    assert not reached(TargetScope.CITY, percent=51).met
    assert reached(TargetScope.DEPARTMENT, "bureau").met
    assert reached(TargetScope.ITEM, "i").met
    assert not reached(TargetScope.ITEM, "j").met
    assert reached(TargetScope.ITEM, "j").reached == 0
    assert not reached(TargetScope.JOURNEY, "newborn").met


@pytest.mark.parametrize(
    ("scope", "code", "percent"),
    [(TargetScope.CITY, "i", 5), (TargetScope.ITEM, "", 5), (TargetScope.CITY, "", 101)],
)
def test_a_target_that_nobody_could_measure_is_refused(scope, code, percent):
    with pytest.raises(InvalidValue):
        Target(year=2026, scope=scope, code=code, figure=FigureKind.DAYS, percent=percent)


def test_what_a_journey_hands_on_is_put_down_to_it():
    giver = item("g", outputs=(output("licence"),))
    taker = item("t", requirements=(requirement("licence"),))
    year = cases(g=5, t=0)
    year = replace(year, cases={**year.cases, ("g", "journey"): 5, ("t", "journey"): 5})
    before = used(giver, taker, year=year)
    after = used(giver, taker, year=year, journeys=[journey("g", "t")])

    assert causes_of(compared(before, after))[Cause.PRODUCED].documents == 5


def test_an_item_is_found_however_it_is_used_and_a_stranger_is_not():
    burden = used(item("i")).burden
    inside = burden.services[0]._replace(journey="j")
    only_inside = Standpoint(replace(burden, services=(inside,)))

    assert only_inside.service("i", "") == inside
    with pytest.raises(KeyError):
        only_inside.service("other", "")


def test_a_period_that_is_shorter_than_its_steps_is_not_drawn_out():
    slow = item("i", statutory_limit=days(1), acceptance_limit=TimeLimit.instant(LAW))

    assert saved(by_law(slow), used(slow))[1] == 0


def test_the_base_draws_out_what_ends_last_however_the_steps_join():
    joined = item(
        "i",
        steps=(
            ACCEPTANCE,
            step("a", days(2), "accept"),
            step("b", days(3), "accept"),
            step("c", days(1), "a", "b"),
        ),
    )

    assert together(compared(by_law(joined), used(joined))).before.days == 25


def test_successors_that_are_not_there_yet_carry_nothing():
    before = used(item("i", requirements=(requirement("deed"),)), year=cases(i=4))

    (one,) = compared(before, used(item("x")), {"i": ("later",)})
    assert one.figures.after.documents == 0
