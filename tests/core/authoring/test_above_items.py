"""Above single items (基本目录、清单、改用新版)."""

from dataclasses import replace

import pytest
from authoringwork import (
    CATALOGUE,
    COPY,
    FAQS,
    ITEM,
    LAW,
    add,
    basics,
    replaced,
    requirement,
)
from lintwork import TODAY, catalogue, days

from tongban.core.authoring.burdens import Burden
from tongban.core.authoring.copies import copy_of
from tongban.core.authoring.edits import apply
from tongban.core.authoring.lists import PUBLIC_LISTS, power_list, responsibility_list
from tongban.core.authoring.merging import EditConflict, Side, merge
from tongban.core.authoring.rebasing import rebase_offer
from tongban.core.authoring.sections import Section
from tongban.core.authoring.standards import (
    StandardItem,
    adopt,
    begin_from,
    follow,
    local_differences,
    nearest,
    news,
    taken_up,
)
from tongban.core.authoring.trials import TrialTerms
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.items import ItemType, LegalBasis
from tongban.core.vocabulary.areas import AreaLevel, parse_area_code
from tongban.core.vocabulary.errors import InvalidValue

PROVINCE, CITY, COUNTY = (parse_area_code(code) for code in ("510000", "519900", "519901"))
STANDARD = StandardItem(code="S1", area=PROVINCE, version=1, definition=COPY)
OWN = replace(
    ITEM, code="city_food", department="health_commission", version=4, contact="0999-5190001"
)
LARGE = parse("premises.area >= 500")
QUICKER = replace(STANDARD, version=2, definition=apply(COPY, basics(promised_limit=days(3))))
THREE = tuple(requirement(id=one) for one in ("one", "two", "three"))


# 基本目录


def test_an_authority_begins_from_the_standard_in_its_own_name():
    copy = begin_from(STANDARD, code="city_food", department="health_commission")
    assert (copy.item.standard_item, copy.based_on, copy.item.version) == ("S1", 0, 1)
    assert {step.department for step in copy.item.steps} == {"health_commission"}
    assert local_differences(STANDARD, copy, CATALOGUE) == ()


def test_steps_of_other_departments_stay_theirs():
    elsewhere = replace(ITEM.steps[1], department="health_commission")
    steps = (ITEM.steps[0], elsewhere, ITEM.steps[2])
    standard = replace(STANDARD, definition=copy_of(replace(ITEM, steps=steps)))
    adopted = adopt(standard, replace(OWN, department="other"))
    assert [step.department for step in adopted.item.steps] == [
        "other", "health_commission", "other",
    ]  # fmt: skip


def test_what_an_authority_asks_beyond_the_standard_can_be_seen():
    own = apply(adopt(STANDARD, OWN), add(Section.REQUIREMENTS, requirement(id="more")))
    (difference,) = local_differences(STANDARD, own, CATALOGUE)
    assert (difference.place, difference.burden) == ("requirements/more", Burden.HEAVIER)
    assert own.item.contact == "0999-5190001"


def test_a_version_follows_a_newer_standard_and_keeps_its_own():
    own = apply(adopt(STANDARD, OWN), add(Section.FAQS, FAQS[0]))
    newer = replace(STANDARD, version=2, definition=apply(COPY, basics(promised_limit=days(3))))
    after = follow(STANDARD, newer, own)
    assert (after.item.promised_limit, after.item.faqs) == (days(3), (FAQS[0],))
    assert (after.item.code, after.item.version, after.based_on) == ("city_food", 4, 4)


def test_where_both_changed_the_same_the_authority_decides():
    own = apply(adopt(STANDARD, OWN), basics(adopt(STANDARD, OWN), promised_limit=days(2)))
    newer = replace(STANDARD, version=2, definition=apply(COPY, basics(promised_limit=days(3))))
    with pytest.raises(EditConflict):
        follow(STANDARD, newer, own)


@pytest.mark.parametrize(("side", "stands"), [(Side.MINE, 2), (Side.THEIRS, 3)])
def test_what_the_authority_decides_on_stands(side, stands):
    own = apply(adopt(STANDARD, OWN), basics(adopt(STANDARD, OWN), promised_limit=days(2)))
    after = follow(STANDARD, QUICKER, own, settled={"basics/promised_limit": side})

    assert after.item.promised_limit == days(stands)
    assert after.item.standard_version == 2


@pytest.mark.parametrize("side", list(Side))
def test_whose_order_stands_is_decided_too(side):
    base = replace(COPY, item=replace(ITEM, requirements=THREE))
    mine = replace(base, item=replace(ITEM, requirements=(THREE[1], THREE[0], THREE[2])))
    theirs = replace(base, item=replace(ITEM, requirements=(THREE[2], THREE[1], THREE[0])))
    with pytest.raises(EditConflict):
        merge(base, mine, theirs)
    after = merge(base, mine, theirs, settled={"requirements/*": side})

    chosen = mine if side is Side.MINE else theirs
    assert after.item.requirements == chosen.item.requirements


def test_a_version_hears_of_a_newer_standard_until_it_has_taken_it_up():
    own = replace(adopt(STANDARD, OWN), based_on=4)
    heard = news((STANDARD, QUICKER), own, CITY, CATALOGUE)
    after = follow(STANDARD, QUICKER, own)

    assert (heard.before, heard.after, heard.clashes) == (STANDARD, QUICKER, ())
    assert [one.place for one in heard.differences] == ["basics/promised_limit"]
    assert news((STANDARD, QUICKER), after, CITY, CATALOGUE) is None
    assert news((STANDARD,), own, CITY, CATALOGUE) is None
    assert news((), own, CITY, CATALOGUE) is None


def test_what_says_the_same_already_has_nothing_to_take_up():
    own = apply(adopt(STANDARD, OWN), basics(adopt(STANDARD, OWN), promised_limit=days(3)))

    assert news((STANDARD, QUICKER), own, CITY, CATALOGUE) is None


def test_where_both_changed_a_place_the_news_says_so():
    own = apply(adopt(STANDARD, OWN), basics(adopt(STANDARD, OWN), promised_limit=days(2)))
    heard = news((STANDARD, QUICKER), own, CITY, CATALOGUE)

    assert [one.place for one in heard.clashes] == ["basics/promised_limit"]


def test_what_was_begun_from_a_later_standard_has_taken_that_up():
    own = begin_from(QUICKER, code="city_food", department="health_commission")

    assert own.item.standard_version == 2
    assert taken_up((STANDARD, QUICKER), own.item) == QUICKER
    assert taken_up((STANDARD, QUICKER), ITEM) == STANDARD


def test_the_nearest_standard_around_a_place_holds():
    city = replace(STANDARD, area=CITY, version=1)
    newer = replace(STANDARD, area=CITY, version=2)
    known = (newer, STANDARD, city, replace(STANDARD, code="S2", area=COUNTY))
    assert nearest(known, "S1", COUNTY) == newer
    assert nearest(known, "S1", parse_area_code("510100")) == STANDARD
    assert nearest(known, "S3", CITY) is None
    assert (STANDARD.level, STANDARD.name) == (AreaLevel.PROVINCE, "食品经营许可")
    with pytest.raises(InvalidValue):
        replace(STANDARD, version=0)


# 清单


def test_lists_are_read_off_the_items():
    service = replace(ITEM, code="ask", name="咨询", item_type=ItemType.PUBLIC_SERVICE)
    whole = catalogue(ITEM, service, replace(ITEM, code="z", department="nobody"))
    powers = power_list(whole, department="market")
    assert [row[:3] for row in powers.rows] == [("1", "food", "食品经营许可")]
    assert len(powers.rows[0]) == len(powers.columns)
    services = PUBLIC_LISTS["public_services"](whole)
    assert [row[2] for row in services.rows] == ["咨询"]
    duties = responsibility_list(whole)
    assert len(duties.rows) == 6
    assert duties.rows[1][1:6] == (
        "食品经营许可",
        "审查",
        "明川市市场监管局",
        "核对资料",
        "6 个工作日",
    )
    assert duties.rows[0][7] == "0999-5190101"
    assert duties.rows[-1][7] == ""


# 改用新版

TERMS = TrialTerms(today=TODAY, elements=CATALOGUE.elements)


def offer(*edits, values=None):
    after = COPY
    for edit in edits:
        after = apply(after, edit)
    newest = replace(after.item, version=2)
    return rebase_offer(ITEM, newest, values or {}, terms=TERMS, catalogue=CATALOGUE)


def test_a_case_is_offered_what_the_newer_version_changes_for_it():
    found = offer(basics(promised_limit=days(5)), add(Section.FAQS, FAQS[0]))
    assert (found.filed, found.newest, found.burden) == (1, 2, Burden.LIGHTER)
    assert [one.place for one in found.differences] == ["basics/promised_limit"]


def test_what_does_not_touch_the_person_is_left_out():
    more = add(Section.REQUIREMENTS, requirement(id="big", needed_when=LARGE))
    assert offer(more, values={"premises.area": 60}) is None
    assert offer(more, values={"premises.area": 600}).burden is Burden.HEAVIER
    assert offer(more).burden is Burden.HEAVIER


def test_what_touched_the_person_before_is_told_when_it_goes():
    spared = replace(ITEM.requirements[0], needed_when=LARGE)
    found = offer(replaced(Section.REQUIREMENTS, "premises", spared), values={"premises.area": 60})
    assert found.burden is Burden.LIGHTER


def test_nothing_that_matters_is_no_offer():
    assert offer(basics(summary="新简介"), add(Section.FAQS, FAQS[0])) is None
    assert offer(add(Section.LEGAL_BASIS, LegalBasis(citation=replace(LAW, article="36")))) is None
