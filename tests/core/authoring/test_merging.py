"""Two editors (合并): what only one of them changed stays, and undo is the same law backwards."""

from dataclasses import replace

import pytest
from authoringwork import COPY, FAQS, add, basics, edits_of, move, remove, replaced, with_faqs
from hypothesis import given
from lintwork import days

from tongban.core.authoring.edits import SetEnding, apply, touched
from tongban.core.authoring.merging import EditConflict, merge, parts_of
from tongban.core.authoring.sections import Section
from tongban.core.authoring.undoing import (
    RevisionKind,
    RevisionMark,
    UndoState,
    put_again,
    taken_back,
    undo_state,
)
from tongban.core.catalog.items import Faq
from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.errors import Conflict

BASE = with_faqs()
EDITS = edits_of(BASE)


def clash(base, mine, theirs):
    with pytest.raises(EditConflict) as conflict:
        merge(base, mine, theirs)
    return conflict.value.clashes


def joined(mine, theirs):
    """Return the places of the merged copy, or the clashes."""
    try:
        return parts_of(merge(BASE, mine, theirs)), ()
    except EditConflict as conflict:
        return {}, conflict.clashes


@given(EDITS, EDITS)
def test_edits_in_different_places_both_stand(one, other):
    mine, theirs = apply(BASE, one), apply(BASE, other)
    merged, clashes = joined(mine, theirs)
    shared = {*touched(BASE, one)} & {*touched(BASE, other)}
    assert {clash.place for clash in clashes} <= shared
    if clashes:
        return
    for side in (mine, theirs):
        changed = parts_of(side).items() - parts_of(BASE).items()
        assert all(merged[place] == value for place, value in changed)


@given(EDITS)
def test_merging_with_oneself_or_with_nothing_changes_nothing(edit):
    mine = apply(BASE, edit)
    assert merge(BASE, mine, BASE) == mine
    assert merge(BASE, BASE, mine) == mine
    assert merge(BASE, mine, mine) == mine


@given(EDITS, EDITS)
def test_undo_after_anything_elsewhere_leaves_only_the_other_edit(own, others):
    if {*touched(BASE, own)} & {*touched(BASE, others)}:
        return
    after = apply(BASE, own)
    newest = merge(BASE, apply(BASE, others), after)
    assert parts_of(taken_back(newest, before=BASE, after=after)) == parts_of(apply(BASE, others))


def test_both_sides_are_shown_where_both_wrote():
    key = FAQS[0].question
    mine = apply(BASE, replaced(Section.FAQS, key, Faq(question=key, answer="我的")))
    theirs = apply(BASE, replaced(Section.FAQS, key, Faq(question=key, answer="他的")))
    (found,) = clash(BASE, mine, theirs)
    assert found.place == "faqs/问题甲？"
    assert [found.base, found.mine.answer, found.theirs.answer] == [FAQS[0], "我的", "他的"]


def test_changing_what_the_other_removed_is_a_conflict():
    key = FAQS[0].question
    mine = apply(BASE, replaced(Section.FAQS, key, Faq(question=key, answer="我的")))
    (found,) = clash(BASE, mine, apply(BASE, remove(Section.FAQS, key)))
    assert found.theirs is None
    assert issubclass(EditConflict, Conflict)


def test_rows_that_both_added_stand_after_the_rows_they_followed():
    new = [Faq(question=name, answer="") for name in ("我的？", "他的？")]
    mine = apply(BASE, add(Section.FAQS, new[0], before=FAQS[0].question))
    theirs = apply(BASE, add(Section.FAQS, new[1]))
    assert merge(BASE, mine, theirs).item.faqs == (new[0], *FAQS[:3], new[1])


def test_an_order_that_one_side_changed_takes_in_what_the_other_added():
    mine = apply(BASE, move(Section.FAQS, FAQS[2].question, 0))
    theirs = apply(BASE, add(Section.FAQS, FAQS[3]))
    merged = (FAQS[2], FAQS[3], FAQS[0], FAQS[1])
    assert set(merge(BASE, mine, theirs).item.faqs) == set(merged)
    assert merge(BASE, mine, theirs).item.faqs[0] == FAQS[2]
    assert merge(BASE, theirs, mine).item.faqs[0] == FAQS[2]


def test_two_new_orders_of_one_section_are_a_conflict():
    mine = apply(BASE, move(Section.FAQS, FAQS[2].question, 0))
    theirs = apply(BASE, move(Section.FAQS, FAQS[1].question, 0))
    (found,) = clash(BASE, mine, theirs)
    assert found.place == "faqs/*"
    assert merge(BASE, mine, mine) == mine


def test_steps_that_would_wait_in_a_circle_together_are_a_conflict():
    def with_waits(key, *waits):
        own = next(one for one in COPY.item.steps if one.id == key)
        return replaced(Section.STEPS, key, replace(own, waits_for=waits))

    base = apply(COPY, add(Section.STEPS, _step("a")))
    base = apply(base, add(Section.STEPS, _step("b")))
    mine = apply(base, replaced(Section.STEPS, "a", _step("a", "b")))
    theirs = apply(base, replaced(Section.STEPS, "b", _step("b", "a")))
    (found,) = clash(base, mine, theirs)
    assert (found.place, "互相等待" in found.theirs) == ("steps/*", True)
    alone = apply(base, with_waits("decide", "a"))
    assert merge(base, alone, mine).item.steps[-1].waits_for == ("a",)


def _step(key, *waits):
    return Step(id=key, name=key, department="market", limit=days(1), waits_for=waits)


def test_an_ending_and_a_new_telephone_both_stand():
    mine = apply(BASE, SetEnding(reason="废止"))
    merged = merge(BASE, mine, apply(BASE, basics(BASE, contact="新")))
    assert (merged.ends, merged.withdraws, merged.item.contact) == ("废止", ("food",), "新")


# Undo


def mark(number, by="a", kind=RevisionKind.EDIT, of=0):
    return RevisionMark(number=number, by=by, kind=kind, of=of)


def test_each_takes_back_their_own_last_edit():
    marks = [mark(1), mark(2, by="b"), mark(3)]
    assert undo_state(marks, "a") == UndoState(undo=3)
    assert undo_state(marks, "b") == UndoState(undo=2)
    assert undo_state(marks, "c") == UndoState()


def test_what_was_taken_back_can_be_put_again_until_the_next_edit():
    marks = [mark(1), mark(2), mark(3, kind=RevisionKind.UNDO, of=2)]
    assert undo_state(marks, "a") == UndoState(undo=1, redo=2)
    again = [*marks, mark(4, kind=RevisionKind.REDO, of=2)]
    assert undo_state(again, "a") == UndoState(undo=2)
    assert undo_state([*marks, mark(4)], "a") == UndoState(undo=4)


def test_redo_puts_the_edit_into_what_stands_now():
    after = apply(BASE, basics(BASE, contact="甲"))
    newest = apply(BASE, basics(BASE, summary="新"))
    assert put_again(newest, before=BASE, after=after).item.contact == "甲"
