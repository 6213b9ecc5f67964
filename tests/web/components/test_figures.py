"""Figures say in words what they draw."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tongban.web.components.figures import (
    Footprint,
    FootprintComparison,
    QrFigure,
    ScheduleChart,
    Span,
)
from tongban.web.components.lists import Column, DataTable, Moment, Row, Timeline
from tongban.web.components.words import written_date

DAY = date(2026, 9, 15)
NOW = Footprint(documents=4, working_days=9, steps=5, visits=0)
BEFORE = Footprint(documents=21, working_days=9, steps=4, visits=6)


@st.composite
def spans(draw) -> Span:
    first = DAY + timedelta(days=draw(st.integers(0, 400)))
    last = first + timedelta(days=draw(st.integers(0, 400)))
    return Span(title="环节", office="部门", first_on=first, last_on=last)


@given(st.lists(spans(), min_size=1, max_size=12).map(tuple))
def test_every_bar_lies_within_the_drawing(steps):
    chart = ScheduleChart(title="日程", spans=steps)

    for bar in chart.bars:
        assert chart.left <= bar.x
        assert bar.x + bar.width <= chart.width
        assert bar.width > 0
        assert chart.top <= bar.y <= chart.height - chart.bar_height


@given(st.lists(spans(), min_size=1, max_size=12).map(tuple))
def test_the_calendar_names_its_first_and_its_last_day(steps):
    chart = ScheduleChart(title="日程", spans=steps)
    days = [mark.day for mark in chart.marks]

    assert days[0] == chart.first_on
    assert days[-1] == chart.last_on
    assert days == sorted(set(days))


def test_the_table_says_what_the_drawing_shows(shown):
    span = Span(
        title="食品经营许可",
        office="市场监督管理局",
        first_on=DAY,
        last_on=DAY + timedelta(days=7),
        period="6 个工作日",
        critical=True,
    )
    table = shown(ScheduleChart(title="日程", spans=(span,))).partition("<table")[2]

    for words in ("食品经营许可", "市场监督管理局", written_date(DAY), "6 个工作日", "决定总时长"):
        assert words in table


def test_a_step_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="before it begins"):
        Span(title="环节", office="部门", first_on=DAY, last_on=DAY - timedelta(days=1))


def test_each_number_says_how_it_changed():
    lines = FootprintComparison(now=NOW, before=BEFORE).lines

    assert [(line.now, line.change) for line in lines] == [
        (4, "原来 21，减少 17"),
        (9, "原来 9，不变"),
        (5, "原来 4，增加 1"),
        (0, "原来 6，减少 6"),
    ]


def test_without_a_comparison_nothing_is_claimed():
    assert {line.change for line in FootprintComparison(now=NOW).lines} == {""}


def test_the_units_follow_the_number_in_english():
    with override("en"):
        lines = FootprintComparison(now=Footprint(documents=1, working_days=2, steps=1, visits=0))

        assert [line.unit for line in lines.lines] == ["document", "working days", "step", "visits"]


def test_a_code_is_drawn_without_styles_and_without_its_address(shown):
    page = shown(QrFigure(address="https://mingchuan.example/v/7K3M", caption="扫码核验"))

    assert "<svg" in page
    assert "style=" not in page
    assert "mingchuan.example" not in page


def test_a_table_refuses_rows_that_do_not_fit():
    with pytest.raises(ValueError, match="one cell for each column"):
        DataTable(caption="办件", columns=(Column(words="编号"),), rows=(Row(cells=("1", "2")),))


def test_the_latest_event_is_marked_and_an_expected_one_never_is():
    happened = [Moment(title="收到", at=DAY), Moment(title="受理", at=DAY + timedelta(days=3))]
    expected = Moment(title="决定", at=DAY + timedelta(days=9), expected=True)

    assert Timeline(moments=(expected, *happened)).latest == happened[1]
    assert Timeline(moments=(expected,)).latest is None
