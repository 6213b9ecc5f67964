"""From a copy to the public (编制到发布): edits, other hands, a day, a version."""

from dataclasses import replace
from datetime import timedelta

import pytest
from city.people import officer
from city.workshop import FOOD

from tongban.actions.targets import published as published_now
from tongban.actions.workshop import editing, opening, publishing, reviewing
from tongban.core.authoring.blank import NewItem
from tongban.core.authoring.copies import basics_of
from tongban.core.authoring.edits import AddPart, RemovePart, ReplacePart, SetBasics
from tongban.core.authoring.merging import EditConflict
from tongban.core.authoring.review_errors import FaultsRemain, NotTheReviewer, OwnWork, WrongStage
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import Audience, Faq, ItemType, LegalBasis
from tongban.core.people.actors import Role
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.audit.models import AuditEntry
from tongban.store.catalog.models import ItemVersion
from tongban.store.workshop import queries

pytestmark = pytest.mark.django_db
FAQ = Faq(question="可以代办吗？", answer="可以，带上委托书。")


def add_faq(faq=FAQ):
    return AddPart(section=Section.FAQS, part=faq)


def renamed(copy, **changes):
    return SetBasics(basics=replace(basics_of(copy.item), **changes))


@pytest.fixture
def copy(workshop):
    return opening.open_item(workshop.administrator, FOOD, workshop.outside)


def test_an_edited_item_reaches_the_public_as_its_next_version(workshop, copy):
    workshop.edit(copy, add_faq())
    workshop.reviewed(copy)
    assert FAQ not in published_now().catalogue.items[FOOD].faqs

    assert workshop.publish(copy) == 1

    item = published_now().catalogue.items[FOOD]
    assert (item.version, item.effective_from) == (2, workshop.outside.today)
    assert FAQ in item.faqs
    assert workshop.opened(copy).state.status is ReviewStatus.PUBLISHED
    assert ItemVersion.objects.filter(code=FOOD).count() == 2


def test_everything_else_stays_in_force_as_it_was(workshop, copy):
    before = dict(published_now().rows)
    workshop.edit(copy, add_faq())
    workshop.reviewed(copy)
    workshop.publish(copy)
    after = published_now()
    assert before.items() - after.rows.items() == {((FOOD, 1), before[FOOD, 1])}
    assert set(after.journeys) == set(published_now().journeys)


def test_what_is_scheduled_waits_for_its_day(workshop, copy, clock):
    workshop.edit(copy, add_faq())
    workshop.reviewed(copy)
    assert workshop.publish(copy, on=workshop.outside.today + timedelta(days=3)) == 0
    clock.pass_days(3)
    assert publishing.publish_due(workshop.outside) == 1
    assert published_now().catalogue.items[FOOD].effective_from == workshop.outside.today
    assert publishing.publish_due(workshop.outside) == 0


def test_two_administrators_in_different_parts_lose_nothing(workshop, copy):
    seen = workshop.opened(copy).revision
    workshop.edit(copy, add_faq(), revision=seen)
    text = workshop.opened(copy, revision=seen).copy
    saved = workshop.edit(
        copy, renamed(text, contact="0999-5190009"), by=workshop.colleague, revision=seen
    )
    assert saved.merged
    now = workshop.opened(copy).copy.item
    assert (FAQ in now.faqs, now.contact) == (True, "0999-5190009")


def test_two_administrators_in_the_same_place_are_shown_both_sides(workshop, copy):
    seen = workshop.opened(copy).revision
    text = workshop.opened(copy).copy
    workshop.edit(copy, renamed(text, contact="甲"), revision=seen)
    with pytest.raises(EditConflict) as conflict:
        workshop.edit(copy, renamed(text, contact="乙"), by=workshop.colleague, revision=seen)
    (clash,) = conflict.value.clashes
    assert (clash.place, clash.mine, clash.theirs) == ("basics/contact", "乙", "甲")
    assert workshop.opened(copy).copy.item.contact == "甲"


def test_saving_what_is_there_already_is_no_revision(workshop, copy):
    saved = workshop.edit(copy, renamed(workshop.opened(copy).copy))
    assert (saved.changed, saved.revision) == (False, 1)


def test_undo_takes_back_ones_own_edit_and_leaves_the_colleagues(workshop, copy):
    workshop.edit(copy, add_faq())
    workshop.edit(copy, renamed(workshop.opened(copy).copy, contact="甲"), by=workshop.colleague)
    undone = editing.undo(workshop.administrator, copy, workshop.outside).copy.item
    assert (FAQ in undone.faqs, undone.contact) == (False, "甲")
    with pytest.raises(editing.NothingToUndo):
        editing.undo(workshop.administrator, copy, workshop.outside)
    again = editing.redo(workshop.administrator, copy, workshop.outside).copy.item
    assert (FAQ in again.faqs, again.contact) == (True, "甲")


def test_revisions_say_what_was_done_where_and_by_whom(workshop, copy):
    workshop.edit(copy, add_faq())
    newest, first = queries.revisions_of(workshop.administrator, copy)
    assert (first.words, first.number) == ("开始编制", 1)
    assert newest.words == "新增常见问题“可以代办吗？”"
    assert newest.places == ("faqs/可以代办吗？",)
    assert newest.by == workshop.administrator.staff_number


def test_an_edit_that_cannot_be_is_refused_with_a_sentence_and_nothing_is_saved(workshop, copy):
    with pytest.raises(InvalidValue) as refused:
        workshop.edit(copy, add_faq(), RemovePart(section=Section.OUTPUTS, key="licence"))
    assert refused.value.reason == "办理结果至少要有一项；请先增加一项，再删除这一项"
    assert workshop.opened(copy).revision == 1


def test_a_copy_is_opened_once(workshop, copy):
    again = opening.open_item(workshop.colleague, FOOD, workshop.outside)
    assert again == copy


def test_a_new_item_is_published_as_its_first_version(workshop):
    new = NewItem(
        code="street_food_card",
        name="食品摊贩备案",
        department="market_regulation",
        item_type=ItemType.PUBLIC_SERVICE,
        audiences=(Audience.PERSON,),
    )
    copy = opening.open_new(workshop.administrator, new, workshop.outside)
    basis = LegalBasis(citation=parse_citation("食品安全法#36.3"), says="由省级规定管理办法")
    text = workshop.opened(copy).copy
    workshop.edit(
        copy,
        AddPart(section=Section.LEGAL_BASIS, part=basis),
        renamed(text, contact="0999-5190001", complaints="0999-5190101", places="一楼"),
    )
    workshop.reviewed(copy)
    workshop.publish(copy)
    assert published_now().catalogue.items["street_food_card"].version == 1


def test_a_code_in_use_is_not_given_again(workshop, copy):
    new = NewItem(
        code=FOOD,
        name="又一个",
        department="market_regulation",
        item_type=ItemType.OTHER,
        audiences=(Audience.PERSON,),
    )
    with pytest.raises(InvalidValue, match="请换一个"):
        opening.open_new(workshop.administrator, new, workshop.outside)


def test_faults_stop_a_copy_before_it_is_sent(workshop, copy):
    requirement = workshop.opened(copy).copy.item.requirements[0]
    spoilt = replace(requirement, basis=())
    workshop.edit(copy, ReplacePart(section=Section.REQUIREMENTS, key=requirement.id, part=spoilt))
    with pytest.raises(FaultsRemain) as stopped:
        reviewing.send(workshop.administrator, copy, workshop.outside)
    assert "没有写依据" in stopped.value.faults[0]


def test_the_author_does_not_review_and_one_reviewer_is_not_two(workshop, copy):
    both = officer(
        "market_regulation", Role.ITEM_ADMINISTRATOR, Role.ITEM_REVIEWER, Role.LEGAL_REVIEWER
    )
    workshop.edit(copy, add_faq(), by=both)
    reviewing.send(workshop.administrator, copy, workshop.outside)
    with pytest.raises(OwnWork):
        reviewing.approve(both, copy, workshop.outside, revision=2)
    with pytest.raises(NotTheReviewer):
        reviewing.approve(workshop.legal, copy, workshop.outside, revision=2)
    reviewing.approve(workshop.reviewer, copy, workshop.outside, revision=2)
    with pytest.raises(NotTheReviewer):
        reviewing.approve(workshop.reviewer, copy, workshop.outside, revision=2)


def test_a_reviewer_passes_only_what_they_read(workshop, copy):
    workshop.edit(copy, add_faq())
    reviewing.send(workshop.administrator, copy, workshop.outside)
    with pytest.raises(Conflict):
        reviewing.approve(workshop.reviewer, copy, workshop.outside, revision=1)


def test_what_is_under_review_is_not_written(workshop, copy):
    workshop.edit(copy, add_faq())
    reviewing.send(workshop.administrator, copy, workshop.outside)
    with pytest.raises(WrongStage):
        workshop.edit(copy, RemovePart(section=Section.FAQS, key=FAQ.question))
    state = reviewing.give_back(workshop.reviewer, copy, workshop.outside, opinion="答案写清楚")
    assert (state.editable, state.returned.opinion) == (True, "答案写清楚")
    workshop.edit(copy, RemovePart(section=Section.FAQS, key=FAQ.question))


def test_another_department_does_not_see_the_copy_and_the_keepers_of_the_city_do(workshop, copy):
    stranger = officer("tobacco", Role.ITEM_ADMINISTRATOR, staff="i1")
    clerk = officer("market_regulation", Role.WINDOW, staff="w1")
    keeper = officer("data_bureau", Role.ITEM_ADMINISTRATOR, staff="i1")
    for outsider in (stranger, clerk):
        assert queries.copies_for(outsider) == ()
        with pytest.raises(NotFound):
            queries.copy_for(outsider, copy)
        with pytest.raises(NotFound):
            editing.edit(outsider, copy, [add_faq()], workshop.outside, revision=1)
    assert [line.id for line in queries.copies_for(keeper, words="食品")] == [copy]
    with pytest.raises(NotTheReviewer):
        opening.open_item(stranger, FOOD, workshop.outside)


def test_reviewers_find_what_waits_for_them(workshop, copy):
    workshop.edit(copy, add_faq())
    assert queries.reviews_for(workshop.reviewer) == ()
    reviewing.send(workshop.administrator, copy, workshop.outside)
    assert [line.id for line in queries.reviews_for(workshop.reviewer)] == [copy]
    assert queries.reviews_for(workshop.legal) == ()


def test_every_act_leaves_a_record(workshop, copy):
    workshop.edit(copy, add_faq())
    workshop.reviewed(copy)
    workshop.publish(copy)
    acts = AuditEntry.objects.filter(subject=f"item:{FOOD}").values_list("action", flat=True)
    assert list(acts.order_by("id")) == [
        f"workshop.{act}"
        for act in ("open", "edit", "sent", "approved", "approved", "scheduled", "published")
    ]
