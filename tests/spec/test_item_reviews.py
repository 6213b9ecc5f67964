"""From author to public through other hands (编制、审核、发布): every stage, and who may do what.

Four eyes: no word of a published item was reviewed by whoever wrote it, and the business and the
legal review are two people.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.authoring import review
from tongban.core.authoring.access import (
    may_publish_lists,
    may_read,
    may_write,
    sees_every_department,
)
from tongban.core.authoring.review import Hand
from tongban.core.authoring.review_errors import (
    FaultsRemain,
    NotTheReviewer,
    OwnWork,
    ReviewNotAllowed,
    WrongStage,
)
from tongban.core.authoring.review_state import ReviewState, ReviewStatus, advance, fold
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import SYSTEM, Signatory
from tongban.core.vocabulary.errors import InvalidValue

NOON = datetime(2026, 9, 15, 4, tzinfo=UTC)
TODAY = date(2026, 9, 15)
NEW = ReviewState(department="market")


def officer(staff, *roles, department="market"):
    return Officer(
        account=1, name=f"人员{staff}", staff_number=staff, department=department,
        roles=frozenset(roles),
    )  # fmt: skip


AUTHOR = officer("author", Role.ITEM_ADMINISTRATOR)
COLLEAGUE = officer("colleague", Role.ITEM_ADMINISTRATOR)
REVIEWER = officer("reviewer", Role.ITEM_REVIEWER)
LEGAL = officer("legal", Role.LEGAL_REVIEWER, department="data_bureau")
KEEPER = officer("keeper", Role.ITEM_ADMINISTRATOR, department="data_bureau")
STRANGER = officer("stranger", Role.ITEM_ADMINISTRATOR, Role.ITEM_REVIEWER, department="tobacco")
CLERK = officer("clerk", Role.WINDOW)


def hand(who):
    return Hand(officer=who, at=NOON)


def sent(by=AUTHOR, authors=("author", "colleague"), state=NEW):
    return advance(state, review.send(state, hand(by), revision=3, authors=authors))


def reviewed():
    state = sent()
    for reviewer in (REVIEWER, LEGAL):
        state = advance(state, review.approve(state, hand(reviewer), opinion=" 同意 "))
    return state


def scheduled(day=TODAY):
    state = reviewed()
    return advance(state, review.schedule(state, hand(AUTHOR), effective_on=day, today=TODAY))


# The way


def test_a_copy_passes_the_business_review_and_then_the_legal_one():
    state = sent()
    assert state.status is ReviewStatus.BUSINESS_REVIEW
    state = advance(state, review.approve(state, hand(REVIEWER)))
    assert state.status is ReviewStatus.LEGAL_REVIEW
    state = advance(state, review.approve(state, hand(LEGAL), opinion=" 同意 "))
    assert (state.status, state.legal.opinion) == (ReviewStatus.APPROVED, "同意")


def test_it_is_published_from_a_day_by_the_platform():
    state = scheduled(TODAY + timedelta(days=30))
    assert (state.status, state.effective_on) == (
        ReviewStatus.SCHEDULED, TODAY + timedelta(days=30),
    )  # fmt: skip
    event = review.publish(state, at=NOON, version=2, release=7)
    assert event.by == SYSTEM
    assert advance(state, event).status.ended


def test_the_day_may_be_moved_and_taken_back_and_the_approvals_stand():
    state = scheduled(TODAY + timedelta(days=3))
    moved = advance(state, review.schedule(state, hand(KEEPER), effective_on=TODAY, today=TODAY))
    assert moved.effective_on == TODAY
    back = advance(moved, review.unschedule(moved, hand(AUTHOR)))
    assert (back.status, back.effective_on, back.legal) == (
        ReviewStatus.APPROVED, None, state.legal,
    )  # fmt: skip


def test_a_day_that_has_passed_is_no_day_of_publication():
    with pytest.raises(InvalidValue, match="不能早于今天"):
        scheduled(TODAY - timedelta(days=1))


@pytest.mark.parametrize("reviewer", [REVIEWER, LEGAL])
def test_each_reviewer_may_give_it_back_with_what_must_change(reviewer):
    state = sent()
    if reviewer is LEGAL:
        state = advance(state, review.approve(state, hand(REVIEWER)))
    with pytest.raises(InvalidValue, match="请写明要改什么"):
        review.give_back(state, hand(reviewer), opinion=" ")
    back = advance(state, review.give_back(state, hand(reviewer), opinion="依据写到条"))
    assert back.editable
    assert (back.returned.opinion, back.business, back.authors) == ("依据写到条", None, frozenset())


def test_after_a_return_every_review_begins_anew():
    state = advance(reviewed(), review.recall(reviewed(), hand(AUTHOR)))
    assert (state.status, state.business, state.returned) == (ReviewStatus.DRAFTING, None, None)
    assert sent(state=state).status is ReviewStatus.BUSINESS_REVIEW


def test_what_cannot_be_published_on_its_day_goes_back_with_the_reasons():
    state = scheduled()
    held = advance(state, review.hold_back(state, at=NOON, reasons=("所引条文已废止",)))
    assert (held.status, held.returned.reasons) == (ReviewStatus.DRAFTING, ("所引条文已废止",))


def test_a_draft_may_be_given_up_with_a_reason_and_nothing_happens_to_it_afterwards():
    with pytest.raises(InvalidValue, match="请写明为什么放弃"):
        review.discard(NEW, hand(AUTHOR), reason="")
    given_up = advance(NEW, review.discard(NEW, hand(AUTHOR), reason="重复"))
    assert given_up.status is ReviewStatus.DISCARDED
    with pytest.raises(WrongStage):
        sent(state=given_up)


def test_faults_stop_it_before_it_is_sent():
    with pytest.raises(FaultsRemain) as stopped:
        review.send(NEW, hand(AUTHOR), revision=1, authors=(), faults=["材料没有依据"])
    assert stopped.value.faults == ("材料没有依据",)
    assert stopped.value.rule == "review.faults"


# Who


@pytest.mark.parametrize("who", [STRANGER, CLERK, REVIEWER, LEGAL])
def test_only_administrators_of_the_department_or_of_the_city_send_it(who):
    with pytest.raises(NotTheReviewer):
        sent(by=who)
    assert sent(by=KEEPER).authors == {"author", "colleague", "keeper"}


@pytest.mark.parametrize("who", [STRANGER, CLERK, AUTHOR, LEGAL, KEEPER])
def test_the_business_review_is_the_departments_reviewers(who):
    with pytest.raises(NotTheReviewer):
        review.approve(sent(), hand(who))
    assert not review.may_review(sent(), who)


def test_a_review_is_open_only_while_the_copy_stands_in_it():
    assert review.may_review(sent(), REVIEWER)
    assert not review.may_review(NEW, REVIEWER)
    with pytest.raises(WrongStage):
        review.approve(reviewed(), hand(LEGAL))


def test_nobody_reviews_what_they_wrote():
    both = officer("colleague", Role.ITEM_ADMINISTRATOR, Role.ITEM_REVIEWER)
    with pytest.raises(OwnWork):
        review.approve(sent(), hand(both))
    assert not review.may_review(sent(), both)


def test_whoever_sends_it_counts_as_its_author():
    sender = officer("sender", Role.ITEM_ADMINISTRATOR, Role.ITEM_REVIEWER)
    with pytest.raises(OwnWork):
        review.approve(sent(by=sender), hand(sender))


def test_two_reviews_are_two_people():
    both = officer("both", Role.ITEM_REVIEWER, Role.LEGAL_REVIEWER)
    state = advance(sent(), review.approve(sent(), hand(both)))
    with pytest.raises(OwnWork):
        review.approve(state, hand(both))


def test_only_a_draft_is_written_and_only_by_its_administrators():
    review.require_editable(NEW, AUTHOR)
    with pytest.raises(WrongStage):
        review.require_editable(sent(), AUTHOR)
    with pytest.raises(NotTheReviewer):
        review.require_editable(NEW, REVIEWER)
    assert issubclass(NotTheReviewer, ReviewNotAllowed)


def test_departments_see_their_own_and_the_keepers_of_the_city_see_all():
    assert may_read(REVIEWER, "market")
    assert not may_read(STRANGER, "market")
    assert not may_read(CLERK, "market")
    assert may_read(LEGAL, "market")
    assert not may_write(LEGAL, "market")
    assert sees_every_department(KEEPER)
    assert not sees_every_department(officer("w", Role.WINDOW, department="data_bureau"))


def test_a_department_publishes_its_own_lists_and_the_keepers_those_of_all():
    assert may_publish_lists(AUTHOR, AUTHOR.department)
    assert not may_publish_lists(AUTHOR, "")
    assert may_publish_lists(LEGAL, "")
    assert not may_publish_lists(CLERK, "market")


def test_the_history_names_who_signed():
    assert Signatory.of(LEGAL) == Signatory(
        staff_number="legal", name="人员legal", department="data_bureau"
    )
    assert ReviewStatus.DRAFTING.label == "编制中"


# Whatever anybody tries

EVERYBODY = (
    *(AUTHOR, COLLEAGUE, REVIEWER, LEGAL, KEEPER, STRANGER, CLERK),
    *(officer(f"all{number}", *Role) for number in range(2)),
    officer("all2", *Role, department="data_bureau"),
)
VERBS = {
    "send": lambda state, who: review.send(
        state, who, revision=1, authors=(who.officer.staff_number, "author")
    ),
    "recall": review.recall,
    "approve": review.approve,
    "give_back": lambda state, who: review.give_back(state, who, opinion="改"),
    "schedule": lambda state, who: review.schedule(state, who, effective_on=TODAY, today=TODAY),
    "unschedule": review.unschedule,
    "discard": lambda state, who: review.discard(state, who, reason="不要了"),
    "publish": lambda state, _: review.publish(state, at=NOON, version=1, release=1),
    "hold_back": lambda state, _: review.hold_back(state, at=NOON, reasons=("错",)),
}
TRIES = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.sampled_from(EVERYBODY)), max_size=40)


@given(TRIES)
def test_nothing_is_published_that_two_others_have_not_read(tries):
    state, events = NEW, []
    for verb, who in tries:
        try:
            event = VERBS[verb](state, hand(who))
        except ReviewNotAllowed:
            continue
        state = advance(state, event)
        events.append(event)
    assert fold("market", events) == state
    if state.status is ReviewStatus.PUBLISHED:
        readers = {state.business.by.staff_number, state.legal.by.staff_number}
        assert len(readers) == 2
        assert readers.isdisjoint(state.sent.authors)
        assert state.business.by.department == "market"


@given(TRIES)
def test_what_has_ended_stays_ended(tries):
    state = advance(NEW, review.discard(NEW, hand(AUTHOR), reason="不要了"))
    for verb, who in tries:
        with pytest.raises(ReviewNotAllowed):
            VERBS[verb](state, hand(who))
