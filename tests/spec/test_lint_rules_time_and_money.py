"""Rules on time, visits, money and intermediaries that a catalogue is held to (L06-L10, L12)."""

from dataclasses import replace

import pytest
from lintwork import (
    ITEM,
    LAW,
    RULE,
    days,
    fee,
    findings,
    requirement,
    spoilt,
)

from tongban.core.catalog.items import (
    CaseKind,
    ItemType,
    LegalBasis,
)
from tongban.core.catalog.lint import Severity
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.limits import TimeLimit

CITY_RULE = parse_citation("规范性文件:明川市办事指南#3")


# L06 承诺时限超过法定时限


def test_a_promise_beyond_the_law_is_an_error() -> None:
    (finding,) = spoilt("L06", promised_limit=days(21))

    assert "21 个工作日" in finding.message
    assert finding.severity is Severity.ERROR


def test_a_promise_as_long_as_the_law_allows_is_lawful() -> None:
    assert spoilt("L06", promised_limit=days(20)) == []


def test_a_promise_in_another_unit_that_may_end_later_wants_a_second_look() -> None:
    (finding,) = spoilt("L06", statutory_limit=TimeLimit.calendar_days(30, LAW))

    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(("working", "found"), [(8, []), (25, [Severity.ERROR])])
def test_with_a_calendar_limits_in_different_units_are_compared_on_real_dates(
    working: int, found: list[Severity]
) -> None:
    calendar = WorkingCalendar.from_exceptions(days_off=(), days_on=(), published_years=(2026,))
    item = replace(
        ITEM,
        statutory_limit=TimeLimit.calendar_days(30, LAW),
        promised_limit=days(working),
    )

    seen = findings("L06", item, survey={"calendar": calendar})

    assert [finding.severity for finding in seen] == found


def test_an_instant_case_that_takes_days_is_an_error() -> None:
    (finding,) = spoilt("L06", case_kind=CaseKind.INSTANT, promised_limit=days(2))

    assert "即办件" in finding.message


@pytest.mark.parametrize("promised", [days(1), TimeLimit.instant(LAW)])
def test_an_instant_case_is_decided_at_once_or_within_the_day(promised: TimeLimit) -> None:
    assert spoilt("L06", case_kind=CaseKind.INSTANT, promised_limit=promised) == []


# L07 环节时限合计超过承诺


def test_steps_in_a_row_may_not_take_longer_than_the_promise() -> None:
    (finding,) = spoilt("L07", promised_limit=days(7))

    assert "8 个工作日" in finding.message


def test_steps_side_by_side_count_once() -> None:
    first, second, last = ITEM.steps
    beside = replace(second, id="inspect", limit=days(6))
    steps = (first, second, beside, replace(last, waits_for=("examine", "inspect")))

    assert spoilt("L07", steps=steps) == []


def test_steps_in_another_unit_cannot_be_added_up() -> None:
    first, second, last = ITEM.steps
    other = replace(second, limit=TimeLimit.calendar_days(60, LAW))

    (finding,) = spoilt("L07", steps=(first, other, last))

    assert finding.severity is Severity.WARNING


def test_an_instant_item_has_no_steps_of_days() -> None:
    assert spoilt("L07", case_kind=CaseKind.INSTANT, promised_limit=TimeLimit.instant(LAW))


# L08 到现场次数自相矛盾


def test_a_visit_without_a_reason_is_an_error() -> None:
    found = spoilt("L08", visits=1)

    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.WARNING]


def test_a_visit_with_its_reason_and_step_is_told_honestly() -> None:
    present = (replace(ITEM.steps[0], presence="采集指纹"), *ITEM.steps[1:])

    assert spoilt("L08", visits=1, visit_reason="采集指纹", steps=present) == []
    seen = requirement(original_seen=True)
    assert spoilt("L08", visits=1, visit_reason="核对原件", requirements=(seen,)) == []


def test_no_visits_and_a_step_in_person_contradict_each_other() -> None:
    (finding,) = spoilt("L08", steps=(replace(ITEM.steps[0], presence="面谈"), *ITEM.steps[1:]))

    assert finding.where == "food/steps/accept"


def test_no_visits_and_an_original_to_be_seen_contradict_each_other() -> None:
    (finding,) = spoilt("L08", requirements=(requirement(original_seen=True),))

    assert finding.where == "food/requirements/premises"


@pytest.mark.parametrize(
    "way", [{"declarable": True}, {"alternatives": (("lease",), ("licence",))}]
)
def test_an_original_that_some_way_makes_needless_costs_no_visit(way: dict) -> None:
    assert spoilt("L08", requirements=(requirement(original_seen=True, **way),)) == []


# L09 收费依据过低


def test_a_licence_fee_below_an_administrative_regulation_is_an_error() -> None:
    (finding,) = spoilt("L09", fees=(fee(RULE),))

    assert finding.where == "food/fees/copy"
    assert finding.severity is Severity.ERROR


def test_another_fee_below_an_administrative_regulation_wants_a_reason() -> None:
    (finding,) = spoilt("L09", item_type=ItemType.PUBLIC_SERVICE, fees=(fee(RULE),))

    assert finding.severity is Severity.WARNING


def test_a_fee_set_by_law_or_of_nothing_is_lawful() -> None:
    assert spoilt("L09", fees=(fee(LAW),)) == []
    assert spoilt("L09", fees=(fee(RULE, amount=0),)) == []


# L10 中介服务没有依据


def test_an_intermediary_service_without_a_law_is_an_error() -> None:
    service = LegalBasis(citation=CITY_RULE, says="消防检测")

    (finding,) = spoilt("L10", intermediary_services=(service,))

    assert "消防检测" in finding.message


def test_an_intermediary_service_by_law_is_lawful() -> None:
    assert spoilt("L10", intermediary_services=(LegalBasis(citation=LAW),)) == []


# L12 法定时限没有单位


def test_a_promised_case_without_a_statutory_limit_is_an_error() -> None:
    (finding,) = spoilt("L12", statutory_limit=TimeLimit.instant(LAW))

    assert finding.severity is Severity.ERROR


def test_a_statutory_limit_without_an_article_wants_one() -> None:
    vague = TimeLimit.working_days(20, parse_citation("行政许可法"))

    (finding,) = spoilt("L12", statutory_limit=vague)

    assert finding.severity is Severity.WARNING


def test_a_promised_case_without_a_promise_is_an_error() -> None:
    (finding,) = spoilt("L12", promised_limit=TimeLimit.instant(LAW))

    assert finding.where == "food/promised_limit"


def test_an_instant_item_and_a_local_limit_need_no_article() -> None:
    instant = {"statutory_limit": TimeLimit.instant(LAW), "case_kind": CaseKind.INSTANT}

    assert spoilt("L12", **instant, promised_limit=TimeLimit.instant(LAW)) == []
    assert spoilt("L12", statutory_limit=TimeLimit.working_days(9, Citation.local("本市"))) == []
