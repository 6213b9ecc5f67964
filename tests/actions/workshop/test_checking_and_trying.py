"""Checking, trying, commenting, standards and offers (体检、试算、批注、基本目录、改用新版)."""

from dataclasses import replace

import pytest
from city.people import officer
from city.stories import FOOD_LICENCE
from city.workshop import FOOD

from tongban.actions.cases import rebasing
from tongban.actions.catalog import Change, publish_change
from tongban.actions.targets import published as published_now
from tongban.actions.workshop import checking, commenting, offering, opening, standards, trying
from tongban.core.authoring.burdens import Burden
from tongban.core.authoring.copies import basics_of
from tongban.core.authoring.edits import ReplacePart, SetBasics
from tongban.core.authoring.merging import Side
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.authoring.sections import Section
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.lint import Severity
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.examples.people.population import population
from tongban.store.cases.queries.filings import case_of
from tongban.store.workshop import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(workshop):
    return opening.open_item(workshop.administrator, FOOD, workshop.outside)


def shortened(copy, days):
    basics = basics_of(copy.item)
    return SetBasics(
        basics=replace(basics, promised_limit=replace(basics.promised_limit, value=days))
    )


# 体检


def test_errors_of_a_copy_are_told_as_it_is_edited(workshop, copy):
    before = checking.issues_of(workshop.administrator, copy, workshop.outside)
    assert {issue.severity for issue in before} == {Severity.WARNING, Severity.ADVICE}
    need = workshop.opened(copy).copy.item.requirements[0]
    spoilt = replace(need, name="其他材料")
    workshop.edit(copy, ReplacePart(section=Section.REQUIREMENTS, key=need.id, part=spoilt))
    issue, *rest = checking.issues_of(workshop.administrator, copy, workshop.outside)
    assert len(rest) == len(before)
    assert (issue.rule, issue.owner) == ("L03", "market_regulation")


def test_the_report_of_a_department_is_its_own_and_the_citys_is_whole(workshop, outside):
    own = checking.report_for(workshop.reviewer, outside)
    whole = checking.report_for(workshop.legal, outside)
    assert {issue.owner for issue in own} == {"market_regulation"}
    assert len(whole) > len(own)
    assert checking.report_for(officer("tobacco", Role.WINDOW, staff="w"), outside) == ()


# 试算


def test_a_condition_is_tried_on_everybody_in_the_city(workshop, copy, outside):
    tried = replace(outside, population=population)
    text = workshop.opened(copy).copy
    grown = parse("years from person.birth_date to today >= 18")
    result = trying.try_on_everybody(grown, text, tried)
    assert result.people == len(population()) == 260
    assert result.met > result.not_met > 0
    kept = parse("exists household.members or premises.area > $food.kitchen_least_area")
    assert trying.try_on_everybody(kept, text, tried).met >= 200
    (sample,) = trying.try_on(grown, population()[:1], text, tried)
    assert sample.reasons


def test_records_are_read_as_the_catalogue_types_them(workshop, copy, outside):
    tried = replace(outside, population=population)
    children = parse("some household.members has (years from member.birth_date to today < 6)")
    result = trying.try_on_everybody(children, workshop.opened(copy).copy, tried)
    assert result.met > 0
    assert result.not_met > 0


def test_without_a_population_nobody_is_tried(workshop, copy, outside):
    assert trying.try_on_everybody(parse("always"), workshop.opened(copy).copy, outside).people == 0


# 批注


def test_a_remark_is_open_until_it_is_settled(workshop, copy, outside):
    number = commenting.comment(
        workshop.reviewer, copy, outside, place="requirements/layout", words=" 尺寸写清楚 "
    )
    later = commenting.comment(workshop.legal, copy, outside, place="", words="总体可行")
    commenting.settle(workshop.administrator, copy, number, outside)
    lines = queries.comments_of(workshop.administrator, copy)
    assert [(one.id, one.words, one.settled_at is None) for one in lines] == [
        (later, "总体可行", True),
        (number, "尺寸写清楚", False),
    ]
    with pytest.raises(NotFound):
        commenting.settle(workshop.administrator, copy, number, outside)
    with pytest.raises(InvalidValue):
        commenting.comment(workshop.legal, copy, outside, place="", words="  ")


# 基本目录


@pytest.fixture
def keeper(published):
    return officer("data_bureau", Role.ITEM_ADMINISTRATOR, staff="k1")


def test_a_standard_is_set_for_an_area_and_differences_from_it_are_seen(
    workshop, copy, outside, keeper
):
    assert standards.differences_from_standard(FOOD) is None
    standard = standards.set_standard(keeper, FOOD, outside, area="510000")
    assert (standard.version, standard.level.label) == (1, "省级")
    assert standards.differences_from_standard(FOOD) == ()
    workshop.edit(copy, shortened(workshop.opened(copy).copy, 5))
    workshop.reviewed(copy)
    workshop.publish(copy)
    (difference,) = standards.differences_from_standard(FOOD)
    assert (difference.place, difference.burden) == ("basics/promised_limit", Burden.LIGHTER)


def test_a_department_begins_from_the_standard_that_holds_where_it_is(workshop, outside, keeper):
    standard = standards.set_standard(keeper, FOOD, outside, area="519900")
    housing = officer("housing", Role.ITEM_ADMINISTRATOR, staff="i1")
    opened = standards.open_from_standard(housing, standard.code, outside, code="housing_food")
    text = queries.copy_for(housing, opened).copy
    assert (text.item.department, text.item.standard_item) == ("housing", standard.code)
    with pytest.raises(NotFound):
        standards.open_from_standard(housing, "none", outside, code="x")


def test_a_newer_standard_is_taken_up_beside_what_is_ones_own(workshop, copy, outside, keeper):
    standards.set_standard(keeper, FOOD, outside, area="519900")
    workshop.edit(copy, shortened(workshop.opened(copy).copy, 6))
    workshop.reviewed(copy)
    workshop.publish(copy)
    assert standards.set_standard(keeper, FOOD, outside, area="519900").version == 2

    own = opening.open_item(workshop.administrator, FOOD, outside)
    text = workshop.opened(own).copy
    workshop.edit(own, _summary(text))
    standards.take_up(
        workshop.administrator, own, outside, settled={"basics/promised_limit": Side.THEIRS}
    )
    item = workshop.opened(own).copy.item
    assert (item.promised_limit.value, item.summary) == (6, "自己的简介")
    assert item.standard_version == 2
    with pytest.raises(NotFound):
        standards.take_up(workshop.administrator, own, outside)


def test_who_stands_behind_a_newer_standard_is_listed_until_it_is_taken_up(
    workshop, copy, outside, keeper
):
    standards.set_standard(keeper, FOOD, outside, area="519900")
    assert standards.behind(workshop.administrator) == ((), "")
    workshop.edit(copy, shortened(workshop.opened(copy).copy, 6))
    workshop.reviewed(copy)
    workshop.publish(copy)
    standards.set_standard(keeper, FOOD, outside, area="519900")
    # The item that the standard was set from says the same already.
    assert standards.behind(keeper) == ((), "")

    longer = opening.open_item(workshop.administrator, FOOD, outside)
    workshop.edit(longer, shortened(workshop.opened(longer).copy, 5))
    workshop.reviewed(longer)
    workshop.publish(longer)
    (found,), onward = standards.behind(keeper)
    assert (found.code, found.news.after.version, onward) == (FOOD, 2, "")
    assert [one.place for one in found.news.clashes] == ["basics/promised_limit"]
    assert standards.behind(officer("tobacco", Role.ITEM_ADMINISTRATOR, staff="i")) == ((), "")


def _summary(copy):
    return SetBasics(basics=replace(shortened(copy, 7).basics, summary="自己的简介"))


def test_only_the_keepers_of_the_city_set_a_standard(workshop, outside, keeper):
    with pytest.raises(NotTheReviewer):
        standards.set_standard(workshop.administrator, FOOD, outside, area="519900")
    with pytest.raises(NotFound):
        standards.set_standard(keeper, "nothing", outside, area="519900")
    with pytest.raises(NotFound):
        standards.differences_from_standard("nothing")
    without = "seal_engraving"
    nameless = replace(published_now().catalogue.items[without], standard_item="")
    publish_change(Change(items=(nameless,)), by="tests")
    with pytest.raises(InvalidValue, match="基本编码"):
        standards.set_standard(keeper, without, outside, area="519900")
    assert standards.differences_from_standard(without) is None


# 改用新版


def test_a_running_case_keeps_its_version_and_is_told_what_the_newer_one_changes(
    workshop, copy, outside, citizen
):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    assert rebasing.newer_for(case_of(citizen, case), outside) is None
    assert offering.running_versions(workshop.reviewer, FOOD) == ()
    workshop.edit(copy, shortened(workshop.opened(copy).copy, 5))
    workshop.reviewed(copy)
    workshop.publish(copy)

    newer = rebasing.newer_for(case_of(citizen, case), outside)
    assert (newer.item.version, newer.asks, len(newer.changes)) == (2, (), 1)
    (running,) = offering.running_versions(workshop.reviewer, FOOD)
    assert (running.version, running.cases) == (1, 1)
    assert running.differences[0].place == "basics/promised_limit"
    with pytest.raises(NotFound):
        offering.running_versions(officer("tobacco", Role.ITEM_REVIEWER, staff="r"), FOOD)
