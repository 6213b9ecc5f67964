"""Extracts say what one would count by hand, for every selection of their cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.mining.analyses import arcs
from tongban.core.mining.logs import EventLog, LogEvent
from tongban.core.performance.cases import CaseFacts, month_of
from tongban.core.performance.tallies import RatingTally, tally
from tongban.core.performance.traces import Traced
from tongban.engines.mining.extracts import (
    Extracted,
    ExtractMine,
    ExtractWriter,
    Place,
    Selection,
)

DAY = date(2026, 1, 5)
ALL = Selection()
START = datetime(2026, 1, 5, 1, tzinfo=UTC)


@st.composite
def extracted(draw, number: int) -> Extracted:
    received = DAY + timedelta(days=draw(st.integers(0, 60)))
    closed = draw(st.none() | st.integers(0, 20).map(lambda days: received + timedelta(days=days)))
    flags = {
        name: draw(st.booleans())
        for name in (
            "early",
            "yellow",
            "red",
            "late",
            "corrected",
            "returned",
            "broken_off",
            "online",
            "deviated",
        )
    }
    facts = CaseFacts(
        number=f"N{number:03}", item=draw(st.sampled_from("ab")),
        department=draw(st.sampled_from(("甲", "乙"))), received_on=received, closed_on=closed,
        ended=closed is not None, steps=draw(st.integers(0, 3)),
        visits=draw(st.integers(0, 3)), **flags,
    )  # fmt: skip
    hours = draw(st.lists(st.integers(0, 50), min_size=1, max_size=4))
    lines = []
    at = START
    for hour in hours:
        begun = at + timedelta(hours=hour)
        at = begun + timedelta(hours=1)
        name = draw(st.sampled_from("收审决"))
        lines.append(Traced(activity=name, at=at, group="甲", begun_at=begun))
    return Extracted(facts=facts, lines=tuple(lines), grade=draw(st.integers(0, 5)))


CASES = st.integers(1, 6).flatmap(
    lambda count: st.tuples(*(extracted(number) for number in range(count)))
)


def opened(cases, wanted: Selection = ALL):
    folder = TemporaryDirectory()
    writer = ExtractWriter(Path(folder.name))
    writer.write(cases[:2])
    writer.write(cases[2:])
    return folder, ExtractMine.select(Path(folder.name), wanted)


@settings(max_examples=6)
@given(CASES)
def test_sums_are_those_of_the_core(cases):
    folder, mine = opened(cases)
    with folder, mine:
        found = mine.tallies()

    for place, (counted, rated) in found.items():
        here = [
            one
            for one in cases
            if place == Place(one.facts.department, one.facts.item, month_of(one.facts.received_on))
        ]
        assert counted == tally(one.facts for one in here)
        grades = [one.grade for one in here if one.grade]
        poor = sum(grade <= 2 for grade in grades)
        assert rated == RatingTally(active=len(grades), good=len(grades) - poor, poor=poor)
    assert sum(counted.cases for counted, _ in found.values()) == len(cases)


@settings(max_examples=6)
@given(CASES)
def test_what_followed_what_is_counted_item_by_item(cases):
    folder, mine = opened(cases)
    with folder, mine:
        found = {
            (item, one, two): (times, many) for item, one, two, times, many in mine.arcs_of_items()
        }

    for item in "ab":
        events = tuple(
            LogEvent(case=one.facts.number, activity=line.activity, at=line.at, group=line.group)
            for one in cases
            if one.facts.item == item
            for line in one.lines
        )
        expected = {
            (item, one.source, one.target): (one.times, one.cases) for one in arcs(EventLog(events))
        }
        assert {key: value for key, value in found.items() if key[0] == item} == expected


def case(number: int, hours: list[tuple[int, int]], **facts: object) -> Extracted:
    lines = tuple(
        Traced(
            activity="收件" if place == 0 else "审查",
            at=START + timedelta(hours=end), group="甲", begun_at=START + timedelta(hours=begin),
        )
        for place, (begin, end) in enumerate(hours)
    )  # fmt: skip
    told = CaseFacts(number=f"N{number}", item="a", department="甲", received_on=DAY)
    return Extracted(facts=replace(told, **facts), lines=lines, due_at=START + timedelta(days=9))


def test_waiting_ends_where_work_begins():
    folder, mine = opened([case(1, [(0, 0), (5, 7)]), case(2, [(0, 0), (1, 2)])])
    with folder, mine:
        [worked] = mine.worked()

    assert (worked.activity, worked.times, worked.waiting_hours, worked.working_hours) == (
        "审查", 2, 6.0, 3.0,
    )  # fmt: skip


def test_a_running_case_is_told_with_what_happened_last_and_closed_ones_how_long_it_took():
    closed = case(2, [(0, 0), (1, 2)], closed_on=DAY + timedelta(days=1), ended=True)
    folder, mine = opened([case(1, [(0, 0), (5, 7)]), closed])
    with folder, mine:
        [running] = mine.running(10)
        assert (running.number, running.activity) == ("N1", "审查")
        assert running.since == START + timedelta(hours=7)
        assert running.due_at == START + timedelta(days=9)
        assert mine.still_took("a", "审查") == (30.0,)
        assert mine.cases_by_way(("收件", "审查"), 10) == ("N2", "N1")
        assert mine.cases_by_arc("收件", "审查", 1) == ("N2",)
        assert mine.cases_by_handover("甲", "甲", 9) == ("N2", "N1")
        assert mine.cases_by_handover("甲", "乙", 9) == ()
        assert set(mine.cases_by_activity("审查", 10)) == {"N1", "N2"}


def test_only_what_is_wanted_is_asked():
    other = case(2, [(0, 0)], item="b", department="乙", received_on=DAY + timedelta(days=40))
    for wanted, number in (
        (Selection(item="b"), "N2"),
        (Selection(department="甲"), "N1"),
        (Selection(since=DAY + timedelta(days=1)), "N2"),
        (Selection(until=DAY), "N1"),
    ):
        folder, mine = opened([case(1, [(0, 0)]), other], wanted)
        with folder, mine:
            assert mine.cases_by_activity("收件", 10) == (number,)
            assert mine.holds_any
    folder, mine = opened([other], Selection(item="c"))
    with folder, mine:
        assert not mine.holds_any
