"""Rules on sameness, currency, publication and form fields (L11, L13-L15)."""

from dataclasses import replace
from datetime import date

import pytest
from lintwork import (
    ITEM,
    LAW,
    RULE,
    TODAY,
    days,
    fee,
    findings,
    register,
    requirement,
    spoilt,
)

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.items import (
    AcceptanceCondition,
    FormField,
    LegalBasis,
)
from tongban.core.catalog.lint import PublishedGuide, Repeal, Severity, snapshot
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.money import Money

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


def test_the_account_that_a_payment_goes_to_is_asked_for_a_purpose() -> None:
    field = FormField(element="person.illness", purpose="用于支付")
    payment = replace(ITEM.outputs[0], needs=("person.illness",))

    assert findings("L15", replace(ITEM, fields=(field,), outputs=(payment,))) == []
