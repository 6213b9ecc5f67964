"""Every figure of a small log as one counts it by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from tongban.core.mining import analyses
from tongban.core.mining.findings import (
    Arc,
    Deviation,
    Dwell,
    Handover,
    Overview,
    Remaining,
    Rework,
    Variant,
)
from tongban.core.mining.logs import EventLog, LogEvent
from tongban.core.vocabulary.errors import InvalidValue

BEGINNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


def at(hours: float) -> datetime:
    return BEGINNING + timedelta(hours=hours)


def event(case: str, activity: str, hours: float, group: str = "窗口") -> LogEvent:
    return LogEvent(case=case, activity=activity, at=at(hours), group=group)


LOG = EventLog(
    (
        event("a", "收件", 0),
        event("b", "收件", 1),
        event("a", "审查", 4, "审批科"),
        event("b", "审查", 3, "审批科"),
        event("b", "审查", 9, "审批科"),
        event("a", "办结", 6, "窗口"),
        event("b", "办结", 11, "窗口"),
        event("c", "收件", 2),
    ),
    {"a": at(5), "b": at(20)},
)
"""Case a goes straight and is late; b is examined twice; c has only arrived."""


def test_a_log_at_a_glance():
    assert analyses.overview(LOG) == Overview(
        cases=3, events=8, activities=3, median_hours=6, p90_hours=9.2, with_due=2, late=1
    )


def test_the_ways_in_which_cases_went():
    assert analyses.variants(LOG) == (
        Variant(activities=("收件",), cases=1, median_hours=0),
        Variant(activities=("收件", "审查", "办结"), cases=1, median_hours=6),
        Variant(activities=("收件", "审查", "审查", "办结"), cases=1, median_hours=10),
    )


def test_what_directly_followed_what():
    assert analyses.arcs(LOG) == (
        Arc(source="审查", target="办结", times=2, cases=2, median_hours=2, total_hours=4),
        Arc(source="收件", target="审查", times=2, cases=2, median_hours=3, total_hours=6),
        Arc(source="审查", target="审查", times=1, cases=1, median_hours=6, total_hours=6),
    )


def test_how_long_it_takes_until_something_is_done():
    assert analyses.dwells(LOG) == (
        Dwell(activity="审查", times=3, median_hours=4, p90_hours=5.6, total_hours=12),
        Dwell(activity="办结", times=2, median_hours=2, p90_hours=2, total_hours=4),
    )


def test_what_was_done_again():
    assert analyses.rework(LOG) == (Rework(activity="审查", cases=1, repeats=1),)


def test_how_work_goes_from_group_to_group():
    assert analyses.handovers(LOG) == (
        Handover(source="审批科", target="窗口", times=2, median_hours=2),
        Handover(source="窗口", target="审批科", times=2, median_hours=3),
    )


def test_what_was_never_meant_to_follow():
    meant = frozenset({("收件", "审查"), ("审查", "办结")})

    assert analyses.deviations(LOG, meant) == (
        Deviation(source="审查", target="审查", times=1, cases=1),
    )


def test_how_long_cases_still_took_and_how_many_were_late():
    received, *_ = (one for one in analyses.remaining(LOG) if one.activity == "收件")

    assert received == Remaining(
        activity="收件",
        times=3,
        median_hours=6,
        p80_hours=pytest.approx(8.4),
        p90_hours=pytest.approx(9.2),
        with_due=2,
        late=1,
    )


def test_events_of_one_moment_keep_the_order_of_the_log():
    log = EventLog((event("a", "乙", 1), event("a", "甲", 1)))

    assert analyses.variants(log)[0].activities == ("乙", "甲")


@pytest.mark.parametrize("wrong", [{"case": ""}, {"activity": ""}, {"at": datetime(2026, 3, 2)}])  # noqa: DTZ001
def test_an_event_says_of_what_what_and_when(wrong):
    with pytest.raises(InvalidValue):
        LogEvent(**{"case": "a", "activity": "收件", "at": BEGINNING, **wrong})
