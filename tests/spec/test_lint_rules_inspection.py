"""Rules of the inspection of 2017 (L16-L21, 国办函〔2017〕115号), each broken and kept."""

from dataclasses import replace

import pytest
from lintwork import ITEM, LAW, MARKET, fee, findings, spoilt

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.items import AcceptanceCondition, Channel
from tongban.core.catalog.lint import Severity
from tongban.core.catalog.steps import StepKind

SILENT = replace(MARKET, phone="", complaints="", address="", opening_hours="")


def said(rule, item=ITEM, department=SILENT):
    found = findings(rule, item, departments={department.code: department})
    return [finding.where.removeprefix("food/") for finding in found]


# L16 没有设定依据


def test_an_item_that_nothing_sets_up_is_an_error():
    (finding,) = spoilt("L16", legal_basis=())
    assert (finding.where, finding.severity) == ("food/legal_basis", Severity.ERROR)


# L17 没有咨询、投诉方式


def test_an_item_says_whom_to_ask_and_where_to_complain():
    assert said("L17") == ["contact", "complaints"]


def test_what_the_department_tells_of_contacts_is_enough():
    assert said("L17", department=MARKET) == []


def test_what_the_item_tells_of_contacts_is_enough():
    assert said("L17", replace(ITEM, contact="0999-5190001", complaints="0999-5190101")) == []


def test_an_item_of_an_unknown_department_has_no_contact():
    assert len(spoilt("L17", department="nobody")) == 2


# L18 没有办理地点、时间


def test_a_window_has_a_place_and_hours():
    assert said("L18") == ["places", "hours"]
    assert said("L18", department=MARKET) == []
    assert said("L18", replace(ITEM, places="一楼", hours="工作日")) == []


def test_what_is_handled_only_online_has_no_place():
    assert said("L18", replace(ITEM, channels=(Channel.WEB,))) == []


def test_an_item_of_an_unknown_department_has_no_window():
    assert len(spoilt("L18", department="nobody")) == 2


# L19 环节没有写要求

BARE = replace(ITEM.steps[1], requirements="")


@pytest.mark.parametrize("kind", [StepKind.WORK, StepKind.PUBLICITY, StepKind.SPECIAL])
def test_a_step_is_more_than_its_name(kind):
    steps = (ITEM.steps[0], replace(BARE, kind=kind), ITEM.steps[2])
    (finding,) = spoilt("L19", steps=steps)
    assert finding.where == "food/steps/examine"


@pytest.mark.parametrize(
    "told", [{"requirements": "两人到场核查"}, {"presence": "当面签字"}, {"basis": (LAW,)}]
)
def test_a_step_tells_what_it_requires_in_one_of_three_ways(told):
    assert spoilt("L19", steps=(ITEM.steps[0], replace(BARE, **told), ITEM.steps[2])) == []


def test_what_the_law_itself_says_of_a_step_need_not_be_repeated():
    decide = replace(ITEM.steps[2], basis=())
    assert spoilt("L19", steps=(*ITEM.steps[:2], decide)) == []


# L20 收费没有写标准


def test_a_fee_says_how_much():
    (finding,) = spoilt("L20", fees=(fee(LAW, amount=0),))
    assert finding.where == "food/fees/copy"


def test_a_fee_may_say_how_it_is_reckoned():
    assert spoilt("L20", fees=(replace(fee(LAW, amount=0), note="按成交价的 3% 计"),)) == []
    assert spoilt("L20", fees=(fee(LAW),)) == []


# L21 受理条件兜底


@pytest.mark.parametrize(
    "words", ["法律、法规规定的其他条件", "符合相关规定", "主管部门要求的其它情形"]
)
def test_a_condition_that_allows_any_demand_is_an_error(words):
    condition = AcceptanceCondition(
        id="more", words=words, expression=parse("premises.area > 1"), basis=(LAW,)
    )
    (finding,) = spoilt("L21", conditions=(condition,))
    assert (finding.where, finding.severity) == ("food/conditions/more", Severity.ERROR)
    assert spoilt("L21", conditions=ITEM.conditions) == []
