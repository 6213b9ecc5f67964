"""The rules that a catalogue is held to, each broken and kept; here those on materials.

优化营商环境条例、行政许可法、个人信息保护法 and the rules of cities on government services.
"""

from dataclasses import replace

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
    findings,
    register,
    requirement,
    spoilt,
)

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.datasets import Sharing
from tongban.core.catalog.evidence import EvidenceSource
from tongban.core.catalog.lint import RULES, Severity, lint
from tongban.core.vocabulary.citations import Citation


def test_a_sound_item_passes_every_rule() -> None:
    assert lint(catalogue(ITEM), today=TODAY) == ()


def test_every_rule_has_its_number_and_its_source() -> None:
    assert [rule.code for rule in RULES] == [f"L{number:02}" for number in range(1, 26)]
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


def test_registers_that_only_together_serve_a_paper_are_named_together() -> None:
    both = replace(LICENCE, code="both", proves=("person.name", "premises.area"))
    registers = {
        "n": register(serves=("person.name",)),
        "a": replace(register(serves=("premises.area",)), code="area_register", name="场所信息"),
    }
    item = replace(ITEM, requirements=(requirement(alternatives=(("both",),)),))

    (finding,) = findings("L04", item, evidence={"both": both}, datasets=registers)

    assert "“健康证信息、场所信息”" in finding.message
    assert findings("L04", item, evidence={"both": both}, datasets={"n": registers["n"]}) == []


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
