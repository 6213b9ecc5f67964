"""Office work: views leave out what cannot be, words are filled in, two hands are two."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tongban.core.officework.batches import (
    MOST,
    UNDO_FOR,
    BatchTally,
    BatchVerb,
    require_size,
    require_undoable,
)
from tongban.core.officework.second_hands import (
    ActProposed,
    SecondHandStatus,
    TwoHands,
    TwoHandsRule,
    confirm,
    decline,
    overtake,
)
from tongban.core.officework.second_hands import fold as fold_act
from tongban.core.officework.templates import (
    OpinionKind,
    OpinionTemplate,
    Place,
    advance,
    filled,
    retire,
    write,
)
from tongban.core.officework.templates import fold as fold_template
from tongban.core.officework.views import MOST as MOST_VIEWS
from tongban.core.officework.views import ListKind, Shown, list_view, require_room
from tongban.core.officework.workload import CAPACITY, Load, by_burden
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
HEAD = Officer(
    account=1, name="甲", staff_number="M1", department="m", roles=frozenset({Role.APPROVER})
)
OTHER = replace(HEAD, account=2, name="乙", staff_number="M2")
CLERK = replace(HEAD, account=3, staff_number="M3", roles=frozenset({Role.WINDOW}))
APPROVING = frozenset({Role.APPROVER})
WORDS = OpinionTemplate(department="m", kind=OpinionKind.STEP, title="齐全", words="{申请人}齐全")


def test_a_view_keeps_what_its_list_knows():
    view = list_view(
        " 我的 ",
        ListKind.INBOX,
        filters={"sort": "lamp", "show": "", "level": "3"},
        columns=frozenset({"due", "level"}),
        shared=True,
    )

    assert (view.name, dict(view.filters)) == ("我的", {"sort": "lamp"})
    assert view.columns == (Shown.CASE, Shown.DUE)
    assert [view.shows(one) for one in (Shown.DUE, Shown.WORK)] == [True, False]


def test_a_view_of_all_columns_chooses_none():
    every = frozenset(one.value for one in Shown)
    for columns in (every, frozenset()):
        view = list_view("全", ListKind.CASES, filters={}, columns=columns, shared=False)
        assert view.columns == ()
        assert view.shows(Shown.STATUS)


def test_a_view_has_a_name_and_there_is_room_for_few():
    with pytest.raises(InvalidValue):
        list_view(" ", ListKind.CASES, filters={}, columns=frozenset(), shared=False)
    require_room(MOST_VIEWS - 1)
    with pytest.raises(Conflict):
        require_room(MOST_VIEWS)


def test_words_are_filled_in_and_what_is_not_known_stays():
    told = filled("{申请人}的{事项}，{环节}", {Place.APPLICANT: "林", Place.STEP: ""})

    assert told == "林的{事项}，{环节}"


def test_each_change_of_words_is_a_version_and_the_retired_come_back():
    first = write(HEAD, WORDS, at=NOW, before=None)
    one = fold_template([first])
    second = write(HEAD, replace(WORDS, words="都齐全"), at=NOW, before=one)
    two = advance(one, second)
    gone = advance(two, retire(HEAD, two, at=NOW))

    assert (one.version, two.version, two.words) == (1, 2, "都齐全")
    assert gone.retired
    assert advance(gone, write(HEAD, two, at=NOW, before=gone)).version == 3
    assert one.serves(OpinionKind.STEP, "any")
    assert not gone.serves(OpinionKind.STEP, "any")
    assert not replace(one, item="food").serves(OpinionKind.STEP, "any")
    assert not one.serves(OpinionKind.DECISION, "any")


def test_words_are_the_heads_to_write_and_name_known_places():
    one = fold_template([write(HEAD, WORDS, at=NOW, before=None)])
    with pytest.raises(NotAllowed):
        write(CLERK, WORDS, at=NOW, before=None)
    with pytest.raises(NotAllowed):
        retire(CLERK, one, at=NOW)
    for wrong in (replace(WORDS, title=""), replace(WORDS, words="{星座}")):
        with pytest.raises(InvalidValue):
            write(HEAD, wrong, at=NOW, before=None)
    with pytest.raises(Conflict):
        write(HEAD, WORDS, at=NOW, before=one)
    with pytest.raises(Conflict):
        retire(HEAD, replace(one, retired=True), at=NOW)
    with pytest.raises(InvalidValue):
        fold_template([retire(HEAD, one, at=NOW)])


PROPOSED = ActProposed(at=NOW, by=Signatory.of(HEAD), verb="grant", revision=3)
WAITING = fold_act([PROPOSED])


def test_a_city_says_what_takes_two():
    rule = TwoHandsRule(reason="付款", citation=Citation.local("双人复核"))
    two = TwoHands(rules={("fund", "grant"): rule})

    assert two.wanted("fund", "grant") is rule
    assert two.wanted("fund", "refuse") is None


def test_a_second_officer_with_the_post_confirms():
    event = confirm(WAITING, OTHER, roles=APPROVING, at=NOW)
    done = fold_act([PROPOSED, event])

    assert (done.status, done.answered_by) == (SecondHandStatus.CONFIRMED, Signatory.of(OTHER))
    with pytest.raises(Conflict):
        confirm(done, OTHER, roles=APPROVING, at=NOW)
    with pytest.raises(Conflict):
        overtake(done, OTHER, at=NOW)


@pytest.mark.parametrize("officer", [HEAD, CLERK, replace(OTHER, department="n")])
def test_nobody_is_their_own_second_hand(officer):
    with pytest.raises(NotAllowed):
        confirm(WAITING, officer, roles=APPROVING, at=NOW)


def test_a_proposal_is_sent_back_with_a_reason_or_taken_back():
    for officer in (OTHER, HEAD):
        sent = decline(WAITING, officer, reason="账户不符", roles=APPROVING, at=NOW)
        back = fold_act([PROPOSED, sent])
        assert (back.status, back.reason) == (SecondHandStatus.DECLINED, "账户不符")
    with pytest.raises(NotAllowed):
        decline(WAITING, CLERK, reason="不符", roles=APPROVING, at=NOW)
    with pytest.raises(InvalidValue):
        decline(WAITING, OTHER, reason=" ", roles=APPROVING, at=NOW)


def test_what_is_overtaken_lapses_and_histories_begin_with_a_proposal():
    lapsed = overtake(WAITING, OTHER, at=NOW)

    assert fold_act([PROPOSED, lapsed]).status is SecondHandStatus.OVERTAKEN
    with pytest.raises(InvalidValue):
        fold_act([lapsed])
    with pytest.raises(InvalidValue):
        fold_act([PROPOSED, PROPOSED])


def test_a_batch_is_of_some_works_and_not_too_many():
    require_size(1)
    require_size(MOST)
    for wrong in (0, MOST + 1):
        with pytest.raises(InvalidValue):
            require_size(wrong)


def test_what_only_prepares_is_taken_back_for_a_while():
    for verb in (BatchVerb.ASSIGN, BatchVerb.DRAFT):
        require_undoable(verb, NOW, undone=False, now=NOW + UNDO_FOR)
        later = NOW + UNDO_FOR + timedelta(seconds=1)
        with pytest.raises(NotAllowed):
            require_undoable(verb, NOW, undone=False, now=later)
        with pytest.raises(Conflict):
            require_undoable(verb, None, undone=False, now=NOW)
        with pytest.raises(Conflict):
            require_undoable(verb, NOW, undone=True, now=NOW)


def test_what_has_an_effect_is_never_taken_back():
    for verb in (BatchVerb.ACCEPT, BatchVerb.FINISH, BatchVerb.PRINT):
        assert verb.roles
        with pytest.raises(NotAllowed):
            require_undoable(verb, NOW, undone=False, now=NOW)


def test_a_batch_tells_what_came_to_nothing():
    assert BatchTally(total=5, done=3, waiting=1).failed == 1


def test_the_heaviest_load_comes_first_after_what_nobody_took():
    light = Load(staff_number="M1", name="甲", open=2, due_today=0, overdue=0)
    heavy = replace(light, staff_number="M2", open=CAPACITY + 1)
    late = replace(light, staff_number="M3", overdue=1)
    nobody = replace(light, staff_number="", open=99)

    assert by_burden([light, heavy, late, nobody]) == (nobody, late, heavy, light)
    assert [one.over for one in (light, heavy, nobody)] == [False, True, False]
    assert [one.room for one in (light, heavy, nobody, replace(light, away=True))] == [
        CAPACITY - 2,
        0,
        0,
        0,
    ]
