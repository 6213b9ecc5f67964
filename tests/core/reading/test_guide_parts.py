"""An accepted suggestion becomes a part of an item, where the guide says enough."""

import pytest

from tongban.core.catalog.conditions.nodes import ALWAYS, Judged
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.evidence import EvidenceKind
from tongban.core.catalog.items import LegalBasis
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import StepKind
from tongban.core.reading.parts import (
    TO_BE_CITED,
    linked,
    new_evidence,
    part_of,
    time_limit,
)
from tongban.core.reading.suggestions import (
    CitationFound,
    ConditionFound,
    ElementFound,
    EvidenceFound,
    FeeFound,
    LimitFound,
    LimitKind,
    OutputFound,
    QuestionFound,
    StepFound,
)
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeUnit
from tongban.core.vocabulary.money import Money

LAW = Citation(law="消防法", article="15")
MARRIED = parse('marriage.status = "married"')


def part(finding, **more):
    return part_of(finding, key="one", department="fire_rescue", **more)


def test_a_condition_that_nobody_could_read_is_left_to_judgement():
    read, unread = (
        part(ConditionFound(words="已婚", expression=tree), basis=(LAW,))
        for tree in (MARRIED, None)
    )

    assert (read.expression, read.basis) == (MARRIED, (LAW,))
    assert unread.expression == Judged("one", "已婚")


def test_a_material_keeps_its_situation_and_what_is_not_told_is_to_be_cited():
    always = part(EvidenceFound(name="身份证", alternatives=(("identity_card",),), copies=2))
    married = part(
        EvidenceFound(
            name="结婚证",
            alternatives=(("marriage_certificate",),),
            needed_in="已婚",
            needed_when=MARRIED,
            deferrable=True,
        )
    )
    unread = part(EvidenceFound(name="甲", alternatives=(("a",),), needed_in="下雨"))

    assert (always.needed_when, always.copies, always.basis) == (ALWAYS, 2, (TO_BE_CITED,))
    assert (married.needed_when, married.primary, married.deferrable) == (MARRIED, False, True)
    assert unread.needed_when == Judged("one", "下雨")


def test_a_material_without_a_type_first_needs_one():
    found = EvidenceFound(name="消防申报表")

    assert part(found) is None
    assert part(linked(found, "new_evidence_1")).alternatives == (("new_evidence_1",),)
    assert new_evidence(found, "new_evidence_1").kind is EvidenceKind.FORM
    assert new_evidence(EvidenceFound(name="平面图"), "two").kind is EvidenceKind.OTHER


def test_the_other_rows_of_an_item_are_made_as_told():
    assert part(CitationFound(citation=LAW, sets_up=True)) == LegalBasis(citation=LAW)
    assert part(QuestionFound(element="a.b", words="吗？")) == Question(element="a.b", words="吗？")
    assert part(FeeFound(name="工本费", amount=Money.yuan(10))).amount == Money.yuan(10)
    assert part(OutputFound(name="许可证", evidence="food_licence")).evidence == "food_licence"
    assert part(OutputFound(name="许可证")).evidence is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [("受理", StepKind.ACCEPTANCE), ("发证", StepKind.DELIVERY), ("现场核查", StepKind.WORK)],
)
def test_a_step_is_of_the_kind_that_its_name_says(name, kind):
    assert part(StepFound(name=name, position=1)).kind is kind


def test_what_is_no_row_of_an_item_makes_none():
    assert part(FeeFound(name="不收费", amount=None)) is None
    assert part(CitationFound(citation=LAW, sets_up=False)) is None
    assert part(ElementFound(element="a.b", label="甲")) is None


@pytest.mark.parametrize("unit", TimeUnit)
def test_a_limit_keeps_its_unit(unit):
    value = 0 if unit is TimeUnit.INSTANT else 3
    found = LimitFound(kind=LimitKind.PROMISED, value=value, unit=unit)

    assert (time_limit(found, LAW).unit, time_limit(found, LAW).value) == (unit, value)
