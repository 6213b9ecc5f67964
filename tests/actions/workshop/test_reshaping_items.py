"""Split, join, end, suspend (拆分、合并、取消、暂停): what leaves the catalogue, and what stays."""

from dataclasses import replace

import pytest
from city.stories import FOOD_LICENCE
from city.workshop import FOOD, Workshop

from tongban.actions.catalog import Change, publish_change
from tongban.actions.filings.submit import Submitted, submit
from tongban.actions.targets import published as published_now
from tongban.actions.targets import wanted
from tongban.actions.workshop import opening, publishing, reviewing, standing
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.edits import AddPart, RemovePart
from tongban.core.authoring.review_errors import FaultsRemain, NotTheReviewer
from tongban.core.authoring.review_events import HeldBack
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import Faq
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.cases.models import Case
from tongban.store.workshop import queries
from tongban.store.workshop.models import ItemStanding

pytestmark = pytest.mark.django_db
FIRE = "fire_safety_check"
"""An item of another department that belongs to the same journey."""


def items():
    return published_now().catalogue.items


@pytest.fixture
def fire(published, outside):
    return Workshop.of("fire_rescue", outside)


@pytest.fixture
def lonely(workshop):
    """Publish a copy of an item that no journey contains, and return its code."""
    item = replace(items()[FOOD], code="snack_stall", name="小吃摊备案", version=1)
    copy = opening.open_text(workshop.administrator, WorkingCopy(item=item), workshop.outside)
    workshop.assessed(item.code)
    workshop.reviewed(copy)
    workshop.publish(copy)
    return item.code


def test_an_item_is_split_and_leaves_with_the_last_of_its_parts(workshop, lonely):
    parts = [("snack_day", "小吃摊（白天）"), ("snack_night", "小吃摊（夜市）")]
    day, night = opening.open_split(workshop.administrator, lonely, parts, workshop.outside)
    workshop.reviewed(day)
    workshop.publish(day)
    assert {"snack_day", lonely} <= items().keys()

    workshop.reviewed(night)
    workshop.publish(night)
    assert lonely not in items()
    gone = queries.standing_of(lonely)
    assert (gone.kind, gone.successors) == ("replaced", ("snack_day", "snack_night"))


def test_items_are_joined_and_leave_together(workshop, lonely):
    parts = [("a_stall", "甲摊"), ("b_stall", "乙摊")]
    for copy in opening.open_split(workshop.administrator, lonely, parts, workshop.outside):
        workshop.reviewed(copy)
        workshop.publish(copy)
    joined = opening.open_join(
        workshop.administrator,
        ["a_stall", "b_stall"],
        workshop.outside,
        code="stall",
        name="摊点备案",
    )
    workshop.reviewed(joined)
    workshop.publish(joined)
    assert items().keys() & {"a_stall", "b_stall", "stall"} == {"stall"}
    assert queries.standing_of("a_stall").successors == ("stall",)


def test_an_item_is_ended_by_the_same_reviews(workshop, lonely):
    copy = opening.open_ending(
        workshop.administrator, lonely, workshop.outside, reason="依据已经废止"
    )
    workshop.reviewed(copy)
    workshop.publish(copy)
    assert lonely not in items()
    gone = queries.standings_for(workshop.reviewer)[0]
    assert (gone.code, gone.kind, gone.reason) == (lonely, "cancelled", "依据已经废止")
    assert workshop.opened(copy).state.status is ReviewStatus.PUBLISHED
    with pytest.raises(InvalidValue):
        opening.open_ending(workshop.administrator, FOOD, workshop.outside, reason=" ")


def test_what_a_journey_contains_is_not_sent_for_its_end(workshop):
    copy = opening.open_ending(workshop.administrator, FOOD, workshop.outside, reason="试")
    with pytest.raises(FaultsRemain) as refused:
        reviewing.send(workshop.administrator, copy, workshop.outside)
    assert "一件事“开办餐饮店”还包含" in refused.value.faults[0]


def test_what_a_journey_takes_in_meanwhile_is_held_back_with_the_journey_named(workshop, lonely):
    copy = opening.open_ending(workshop.administrator, lonely, workshop.outside, reason="试")
    workshop.reviewed(copy)
    journey = published_now().journeys["open_restaurant"]
    taken_in = replace(journey.sub_items[-1], item=lonely)
    publish_change(
        Change(journeys=(replace(journey, sub_items=(*journey.sub_items, taken_in)),)),
        by="elsewhere",
    )
    workshop.publish(copy)
    state = workshop.opened(copy).state
    assert state.status is ReviewStatus.DRAFTING
    assert isinstance(state.returned, HeldBack)
    assert "一件事" in state.returned.reasons[0]
    assert lonely in items()


def test_what_was_published_meanwhile_holds_a_copy_back(workshop, city):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    faq = Faq(question="新？", answer="是。")
    workshop.edit(copy, AddPart(section=Section.FAQS, part=faq))
    workshop.reviewed(copy)
    publish_change(Change(items=(replace(items()[FOOD], summary="别处改了"),)), by="elsewhere")
    workshop.publish(copy)
    assert "第 2 版" in workshop.opened(copy).state.returned.reasons[0]

    opening.catch_up(workshop.administrator, copy, workshop.outside)
    opened = workshop.opened(copy)
    assert (opened.copy.item.summary, opened.copy.based_on) == ("别处改了", 2)
    assert faq in opened.copy.item.faqs
    workshop.reviewed(copy)
    workshop.publish(copy)
    assert items()[FOOD].version == 3


def test_a_suspended_item_goes_with_its_journeys_and_comes_back_as_it_was(workshop):
    before = published_now()
    item, journeys = before.catalogue.items[FOOD], set(before.journeys)
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason="系统升级")
    now = published_now()
    assert FOOD not in now.catalogue.items
    assert journeys - set(now.journeys)
    assert queries.standing_of(FOOD).reason == "系统升级"

    standing.resume(workshop.reviewer, FOOD, workshop.outside)
    again = published_now()
    assert again.catalogue.items[FOOD] == item
    assert set(again.journeys) == journeys
    assert queries.standing_of(FOOD) is None


def test_a_journey_comes_back_with_the_last_of_its_suspended_items(workshop, fire):
    journeys = set(published_now().journeys)
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason="一")
    standing.suspend(fire.reviewer, FIRE, workshop.outside, reason="二")
    standing.resume(workshop.reviewer, FOOD, workshop.outside)
    assert set(published_now().journeys) < journeys
    standing.resume(fire.reviewer, FIRE, workshop.outside)
    assert set(published_now().journeys) == journeys


def test_suspending_wants_a_reviewer_of_the_department_and_a_reason(workshop, fire):
    for stranger in (workshop.administrator, fire.reviewer):
        with pytest.raises(NotTheReviewer):
            standing.suspend(stranger, FOOD, workshop.outside, reason="x")
    with pytest.raises(InvalidValue):
        standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason="")
    with pytest.raises(NotFound):
        standing.suspend(workshop.reviewer, "nothing", workshop.outside, reason="x")
    with pytest.raises(NotFound):
        standing.resume(workshop.reviewer, FOOD, workshop.outside)
    assert not ItemStanding.objects.exists()


def test_cases_under_way_keep_their_version_when_the_item_goes(workshop, citizen, desk):
    case = FOOD_LICENCE.filed(citizen, workshop.outside).cases[0].id
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason="系统升级")
    market = desk("market_regulation")
    market.accept(case)
    market.clear_debts(case)
    market.examine(case)
    market.grant(case)
    assert Case.objects.select_related("item").get(pk=case).item.version == 1


def test_a_draft_of_a_suspended_item_is_not_filed_and_is_told_why(workshop, citizen):
    draft = FOOD_LICENCE.prepared(citizen, workshop.outside)
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason="许可系统升级")
    refused = submit(citizen, draft, workshop.outside)
    assert [one.words for one in refused.missing] == [
        "“食品经营许可（餐饮服务）新办”现在不受理申请：许可系统升级"
    ]
    standing.resume(workshop.reviewer, FOOD, workshop.outside)
    assert isinstance(submit(citizen, draft, workshop.outside), Submitted)


def test_a_journey_with_a_suspended_item_cannot_be_begun_but_its_drafts_stay_readable(workshop):
    journey = next(
        one
        for one in published_now().journeys.values()
        if any(sub.item == FOOD for sub in one.sub_items)
    )
    assert wanted("journey", journey.code, journey.version).items
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason="x")
    with pytest.raises(NotFound):
        wanted("journey", journey.code)
    kept = wanted("journey", journey.code, journey.version)
    assert [item.code for item in kept.items] == [sub.item for sub in journey.sub_items]


def test_a_suspended_item_is_not_opened_for_editing(workshop):
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason="x")
    with pytest.raises(NotFound):
        opening.open_item(workshop.administrator, FOOD, workshop.outside)


def test_nothing_is_published_before_its_approvals(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    assert publishing.publish_one(copy, workshop.outside) is None
    workshop.edit(copy, RemovePart(section=Section.FAQS, key=items()[FOOD].faqs[0].question))
    assert publishing.publish_due(workshop.outside) == 0
