"""Inspecting (体检): one set of rules, each finding with its owner and its day."""

from dataclasses import replace
from datetime import date

from authoringwork import CATALOGUE, COPY, ITEM, LEASE, SEATS, add, basics, requirement
from lintwork import TODAY, catalogue, register

from tongban.adapters.holidays import official_calendar
from tongban.core.authoring.edits import SetEnding, apply
from tongban.core.authoring.inspecting import Inspection, faults, inspect, report
from tongban.core.authoring.sections import Section
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.lint import Repeal, Severity
from tongban.core.catalog.questions import Question

NO_BASIS = {"basis": (), "alternatives": (("licence",),)}
BY = Inspection(today=TODAY, calendar=official_calendar())


def found(*edits, copy=COPY, within=CATALOGUE, by=BY):
    for edit in edits:
        copy = apply(copy, edit)
    return inspect(copy, within, by)


def test_a_sound_copy_has_nothing_against_it():
    assert found() == ()
    assert faults(found()) == ()


def test_a_finding_has_its_part_its_owner_and_its_day():
    spoilt = add(Section.REQUIREMENTS, requirement(id="other", name="其他材料", **NO_BASIS))
    issues = found(spoilt)
    assert [(one.rule, one.place, one.group) for one in issues] == [
        ("L01", "requirements/other", "申请材料"),
        ("L03", "requirements/other", "申请材料"),
    ]
    assert (issues[0].owner, issues[0].due_on) == ("market", date(2026, 9, 21))
    assert faults(issues)[0] == "申请材料：材料“其他材料”没有写依据"
    assert issues[0].fix


def test_errors_come_first_and_advice_is_owed_by_nobody():
    issues = found(
        add(Section.REQUIREMENTS, requirement(id="health", alternatives=(("health",),))),
        basics(visits=1),
        within=replace(CATALOGUE, datasets={"h": register(serves=("person.name",))}),
    )
    severities = [one.severity for one in issues]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.ERROR
    advice = next(one for one in issues if one.severity is Severity.ADVICE)
    assert advice.due_on is None
    assert next(one for one in issues if one.place == "basics/visits").group == "基本信息"


def test_what_names_nothing_is_an_error():
    (issue,) = found(add(Section.QUESTIONS, Question(element="person.age", words="多大？")))
    assert (issue.rule, issue.place, issue.severity) == (
        "reference", "questions/person.age", Severity.ERROR,
    )  # fmt: skip
    assert issue.due_on is None


def test_what_the_copy_brings_along_may_be_named():
    seats = add(Section.ELEMENTS, SEATS)
    assert found(seats, add(Section.QUESTIONS, Question(element=SEATS.code, words="几个？"))) == ()


def test_what_it_brings_along_does_not_change_what_is_published():
    other = replace(LEASE, name="别的合同")
    (issue,) = found(add(Section.EVIDENCE, other))
    assert (issue.rule, issue.place) == ("redefined", "evidence/lease")
    assert found(add(Section.EVIDENCE, LEASE)) == ()


def test_an_unknown_department_is_told_once():
    copy = replace(COPY, item=replace(ITEM, department="nobody"))
    issues = [one for one in found(copy=copy) if one.rule == "reference"]
    assert [one.message for one in issues] == ["没有这个部门"]


def test_an_ending_is_checked_only_for_what_it_leaves_behind():
    ending = SetEnding(reason="废止")
    assert found(basics(summary="x"), ending) == ()
    settles = replace(ITEM.outputs[0], settles=("person.illness",))
    copy = replace(COPY, item=replace(ITEM, outputs=(settles,)))
    reader = replace(
        ITEM,
        code="reader",
        conditions=(replace(ITEM.conditions[0], expression=parse('person.illness = "无"')),),
    )
    (issue,) = found(ending, copy=copy, within=catalogue(copy.item, reader))
    assert (issue.group, issue.place) == ("其他事项", "items/reader/conditions/area")


def test_what_an_item_settles_no_longer_is_missed_by_those_who_read_it():
    settles = replace(ITEM, outputs=(replace(ITEM.outputs[0], settles=("person.illness",)),))
    reader = replace(
        ITEM,
        code="reader",
        conditions=(replace(ITEM.conditions[0], expression=parse('person.illness = "无"')),),
    )
    (issue,) = found(copy=replace(COPY, item=ITEM), within=catalogue(settles, reader))
    assert (issue.rule, issue.group) == ("unobtainable", "其他事项")


def test_only_items_beside_it_are_compared_with_a_copy():
    elsewhere = replace(ITEM, code="b", department="health_commission", standard_item="S")
    copy = replace(COPY, item=replace(ITEM, standard_item="S", promised_limit=ITEM.delivery_limit))
    within = catalogue(elsewhere, copy.item)
    assert "L11" in {one.rule for one in found(copy=copy, within=within)}
    alone = replace(BY, beside=frozenset())
    assert "L11" not in {one.rule for one in found(copy=copy, within=within, by=alone)}
    near = replace(BY, beside=frozenset({"b"}))
    assert "L11" in {one.rule for one in found(copy=copy, within=within, by=near)}


def test_a_report_counts_the_days_from_when_an_item_became_what_it_is():
    bare = replace(ITEM, requirements=(requirement(basis=()),))
    other = replace(bare, code="other")
    issues = report(catalogue(bare, other), BY, since={"food": date(2026, 9, 1)})
    assert [(one.item, one.name, one.due_on) for one in issues] == [
        ("food", "食品经营许可", date(2026, 9, 8))
    ]


def test_a_repealed_source_is_found():
    by = replace(BY, repealed=(Repeal(law="食品安全法", since=date(2026, 1, 1)),))
    assert {one.rule for one in found(by=by)} == {"L13"}
