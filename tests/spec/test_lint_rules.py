"""The fifteen rules that a catalogue is held to, each broken and kept.

优化营商环境条例、行政许可法、个人信息保护法 and the rules of cities on government services.
"""

from dataclasses import replace
from datetime import date

import pytest
from lintwork import (
    HEALTH,
    ITEM,
    LAW,
    LEASE,
    LICENCE,
    RULE,
    TODAY,
    catalogue,
    days,
    fee,
    findings,
    register,
    requirement,
    spoilt,
)

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.datasets import Sharing
from tongban.core.catalog.evidence import EvidenceSource
from tongban.core.catalog.items import (
    AcceptanceCondition,
    CaseKind,
    FormField,
    ItemType,
    LegalBasis,
)
from tongban.core.catalog.lint import RULES, PublishedGuide, Repeal, Severity, lint, snapshot
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

CITY_RULE = parse_citation("规范性文件:明川市办事指南#3")


def test_a_sound_item_passes_every_rule() -> None:
    assert lint(catalogue(ITEM), today=TODAY) == ()


def test_there_are_fifteen_rules_each_with_its_source() -> None:
    assert [rule.code for rule in RULES] == [f"L{number:02}" for number in range(1, 16)]
    assert all(rule.title and str(rule.citation) for rule in RULES)


def test_a_finding_says_where_what_to_do_and_by_which_provision() -> None:
    (finding,) = spoilt("L01", requirements=(requirement(basis=()),))

    assert finding.where == "food/requirements/premises"
    assert finding.severity is Severity.ERROR
    assert finding.severity.label == "错误"
    assert "经营场所合同" in finding.message
    assert finding.fix
    assert str(finding.citation) == "《优化营商环境条例》第三十五条"


# L01 材料没有依据


def test_a_material_without_a_basis_is_an_error() -> None:
    (finding,) = spoilt("L01", requirements=(requirement(basis=()),))

    assert finding.severity is Severity.ERROR


def test_a_material_with_local_configuration_alone_wants_a_reason() -> None:
    (finding,) = spoilt("L01", requirements=(requirement(basis=(Citation.local("窗口惯例"),)),))

    assert finding.severity is Severity.WARNING


def test_a_material_set_by_law_has_its_basis() -> None:
    assert spoilt("L01", requirements=(requirement(basis=(LAW, Citation.local("份数"))),)) == []


# L02 证明事项依据过低


def test_a_proof_set_by_a_department_rule_is_an_error() -> None:
    proof = requirement(alternatives=(("health",),), basis=(RULE,))

    (finding,) = spoilt("L02", requirements=(proof,))

    assert "从业人员健康证明" in finding.message


def test_a_proof_set_by_law_may_be_asked_for() -> None:
    proof = requirement(alternatives=(("health",),), basis=(RULE, LAW))

    assert spoilt("L02", requirements=(proof,)) == []


def test_a_paper_of_the_applicants_own_is_no_proof_that_others_issue() -> None:
    own = replace(HEALTH, source=EvidenceSource.APPLICANT)
    proof = requirement(alternatives=(("health",), ("lease",)), basis=(RULE,))
    item = replace(ITEM, requirements=(proof, requirement(id="bare", basis=())))

    assert findings("L02", item, evidence={"health": own, "lease": LEASE}) == []
    assert findings("L02", item, evidence={"licence": LICENCE}) == []


# L03 材料名称兜底


@pytest.mark.parametrize("name", ["其他材料", "法律规定的其他有关材料", "相关证明", "合同等材料"])
def test_a_catch_all_name_is_an_error(name: str) -> None:
    (finding,) = spoilt("L03", requirements=(requirement(name=name),))

    assert name in finding.message


def test_a_catch_all_name_in_the_one_catalogue_is_found_too() -> None:
    vague = replace(LEASE, name="其他证明材料")

    assert findings("L03", ITEM, evidence={"lease": vague, "licence": LICENCE})


@pytest.mark.parametrize("name", ["房屋租赁合同", "平面布局图", "其他组织登记证书"])
def test_a_name_that_says_what_is_meant_is_no_catch_all(name: str) -> None:
    assert spoilt("L03", requirements=(requirement(name=name),)) == []


# L04 可以取消的材料


def _with_health_paper() -> object:
    return replace(ITEM, requirements=(requirement(alternatives=(("health",),)),))


@pytest.mark.parametrize("how", [{"proves": ("health",)}, {"serves": ("person.name",)}])
def test_a_government_paper_whose_register_is_shared_can_be_dropped(how: dict) -> None:
    (finding,) = findings("L04", _with_health_paper(), datasets={"r": register(**how)})

    assert finding.severity is Severity.ADVICE
    assert "健康证信息" in finding.message


def test_a_register_that_is_not_shared_replaces_no_paper() -> None:
    closed = register(proves=("health",), sharing=Sharing.NOT_SHARED)

    assert findings("L04", _with_health_paper(), datasets={"r": closed}) == []


def test_an_applicants_own_paper_is_no_candidate() -> None:
    served = register(serves=("premises.area",))

    assert findings("L04", ITEM, datasets={"r": served}) == []


# L05 重复提交的材料


def test_the_same_material_twice_in_one_item_is_an_error() -> None:
    again = requirement(id="again", name="场所合同")

    (finding,) = spoilt("L05", requirements=(requirement(), again))

    assert finding.where == "food/requirements/again"


def test_the_same_material_in_two_different_situations_is_asked_once_only() -> None:
    other = requirement(id="other", needed_when=parse("premises.area >= 500"))

    assert spoilt("L05", requirements=(requirement(), other)) == []


def _change_of_licence(**changes: object) -> object:
    licence = requirement(id="licence", name="许可证", alternatives=(("licence",),))
    return replace(
        ITEM, code="change", outputs=(replace(ITEM.outputs[0], evidence=None),),
        requirements=(requirement(), licence), **changes,
    )  # fmt: skip


def test_what_the_same_department_collected_in_an_earlier_item_is_not_asked_again() -> None:
    (finding,) = findings("L05", ITEM, _change_of_licence())

    assert finding.where == "change/requirements/premises"
    assert "食品经营许可" in finding.message


def test_another_department_may_ask_for_what_it_does_not_have() -> None:
    assert findings("L05", ITEM, _change_of_licence(department="health_commission")) == []


def test_what_a_register_tells_is_not_asked_twice() -> None:
    served = register(serves=("premises.area",))

    assert findings("L05", ITEM, _change_of_licence(), datasets={"r": served}) == []


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


# L11 同事不同标


def _elsewhere(**changes: object) -> object:
    return replace(
        ITEM, code="food_district", department="health_commission", standard_item="000125001",
        **changes,
    )  # fmt: skip


def test_the_same_matter_under_two_departments_has_one_standard() -> None:
    here = replace(ITEM, standard_item="000125001")
    there = _elsewhere(
        promised_limit=days(5),
        requirements=(),
        conditions=(
            AcceptanceCondition(
                id="a", words="w", expression=parse("premises.area >= 80"), basis=(LAW,)
            ),
        ),
    )

    (finding,) = findings("L11", here, there)

    assert finding.where == "food_district/standard_item"
    assert "明川市市场监管局" in finding.message
    assert finding.message.endswith("材料、受理条件、承诺时限")


def test_the_same_standard_in_other_words_is_the_same() -> None:
    here = replace(ITEM, standard_item="000125001")
    reworded = AcceptanceCondition(
        id="other",
        words="另一种说法",
        expression=parse('premises.area >= 50 as x "别的话"'),
        basis=(RULE,),
    )

    assert findings("L11", here, _elsewhere(conditions=(reworded,))) == []


def test_matters_of_different_standard_items_are_not_compared() -> None:
    assert (
        findings("L11", ITEM, replace(_elsewhere(promised_limit=days(5)), standard_item="")) == []
    )


def test_a_department_that_is_not_in_the_catalogue_is_named_by_its_code() -> None:
    here = replace(ITEM, standard_item="000125001")

    (finding,) = findings("L11", here, _elsewhere(requirements=()), departments={})

    assert finding.message.startswith("与market的")


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


# L13 引用失效规定或版本过期

REPEALED = Repeal(law="食品安全法", since=date(2026, 9, 15), replaced_by="新食品安全法")


def test_a_repealed_law_may_not_be_cited() -> None:
    found = findings("L13", ITEM, survey={"repealed": [REPEALED]})

    assert {finding.where for finding in found} == {
        "food/legal_basis",
        "food/conditions/area",
        "food/requirements/premises",
    }
    assert all("新食品安全法" in finding.fix for finding in found)


def test_a_repealed_document_is_known_by_its_number_in_every_part() -> None:
    old = parse_citation("部门规章:旧办法(总局令第1号)#2")
    item = replace(
        ITEM,
        fees=(fee(old),),
        intermediary_services=(LegalBasis(citation=old),),
        conditions=(
            replace(
                ITEM.conditions[0],
                expression=parse('premises.area >= 50 @ "部门规章:旧办法(总局令第1号)#2"'),
            ),
        ),
    )

    found = findings("L13", item, survey={"repealed": [Repeal(law="总局令第1号", since=TODAY)]})

    assert [finding.where for finding in found] == [
        "food/intermediary_services",
        "food/fees/copy",
        "food/conditions/area",
    ]


def test_a_law_is_in_force_until_the_day_of_its_repeal() -> None:
    later = replace(REPEALED, since=date(2026, 9, 16))

    assert findings("L13", ITEM, survey={"repealed": [later]}) == []


def test_a_version_whose_time_has_passed_is_an_error() -> None:
    (finding,) = spoilt("L13", effective_until=date(2026, 9, 14))

    assert "2026-09-14" in finding.message


def test_a_version_is_in_force_on_its_last_day() -> None:
    assert spoilt("L13", effective_until=TODAY) == []


# L14 线上线下不一致


def test_a_guide_that_says_otherwise_than_the_item_is_an_error() -> None:
    guide = PublishedGuide(
        place="窗口告知单",
        promised_limit="20 个工作日",
        visits=1,
        materials=frozenset({"其他材料"}),
        fees=frozenset({("工本费", Money.yuan(10))}),
        contact="12345",
    )

    found = findings("L14", ITEM, survey={"published": {"food": [guide]}})

    assert [finding.where for finding in found] == [
        "food/promised_limit",
        "food/visits",
        "food/materials",
        "food/fees",
        "food/contact",
    ]
    assert "窗口告知单的承诺时限与实施清单不一致" in found[0].message


def test_a_guide_drawn_from_the_item_agrees_with_it() -> None:
    guides = [snapshot(ITEM, "省政务服务网"), PublishedGuide(place="大厅屏幕", visits=0)]

    assert findings("L14", ITEM, survey={"published": {"food": guides}}) == []


# L15 过度收集信息


@pytest.mark.parametrize("purpose", ["", " ", "其他", "备查。", "了解情况"])
def test_a_field_without_a_purpose_is_over_collection(purpose: str) -> None:
    field = FormField(element="premises.area", purpose=purpose)

    (finding,) = spoilt("L15", fields=(field,))

    assert finding.severity is Severity.ERROR
    assert "经营面积" in finding.message


def test_a_sensitive_field_that_nothing_uses_wants_a_reason() -> None:
    (finding,) = spoilt("L15", fields=(FormField(element="person.illness", purpose="审查"),))

    assert finding.severity is Severity.WARNING


def test_a_sensitive_field_that_a_register_is_asked_by_is_needed() -> None:
    field = FormField(element="person.identity_number", purpose="查询健康证")
    item = replace(ITEM, fields=(field,), requirements=(requirement(alternatives=(("health",),)),))

    assert findings("L15", item, datasets={"r": register(proves=("health",))}) == []


def test_a_field_of_an_unknown_element_is_named_by_its_code() -> None:
    fields = (
        FormField(element="no.such", purpose=""),
        FormField(element="no.other", purpose="决定"),
    )
    unknown = requirement(alternatives=(("no_such_paper",),))

    (finding,) = spoilt("L15", fields=fields, requirements=(unknown,))

    assert "no.such" in finding.message
