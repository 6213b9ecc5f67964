"""Whoever changes, removes, inserts, cuts or replaces what was written is found (A87-A89)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tongban.core.audit.checking import (
    GRACE,
    Fault,
    Finding,
    Frontier,
    KeptLeaf,
    disagreements,
    faults,
)
from tongban.core.audit.hashing import leaf_hash
from tongban.core.audit.heads import Anchor, TreeHead

BEGAN = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
SIZES = (4, 8, 10)


def leaf(index, *, said=None, at=None):
    """Return a sound leaf, one a minute."""
    content = leaf_hash(f"leaf {index} {said}".encode())
    moment = at or BEGAN + timedelta(minutes=index)
    return KeptLeaf(index=index, entry=100 + index, hash=content, computed=content, at=moment)


def anchored(leaves, sizes=SIZES):
    """Return anchors over the beginnings of leaves, each signed when its last leaf was written."""
    frontier, found = Frontier(), []
    for one in leaves:
        frontier.add(one.hash)
        if frontier.size in sizes:
            head = TreeHead(size=frontier.size, root=frontier.root, at=one.at)
            found.append(Anchor(head=head, key_id="k", algorithm="a", signature=b""))
    return tuple(found)


SOUND = tuple(leaf(index) for index in range(12))
ANCHORS = anchored(SOUND)


def test_a_sound_tree_has_no_fault():
    assert not list(faults(SOUND, reversed(ANCHORS)))
    assert not list(faults((), ()))


@pytest.mark.parametrize("index", [0, 3, 4, 11])
def test_an_entry_that_was_changed_is_named_first(index):
    changed = replace(SOUND[index], computed=leaf_hash(b"rewritten"))
    leaves = (*SOUND[:index], changed, *SOUND[index + 1 :])

    found = Finding(fault=Fault.ENTRY_CHANGED, leaf=index, entry=100 + index)
    assert list(faults(leaves, ANCHORS)) == [found]


def test_an_entry_that_was_removed_is_named():
    gone = replace(SOUND[5], computed=None, at=None)

    found = list(faults((*SOUND[:5], gone, *SOUND[6:]), ANCHORS))
    assert found == [Finding(fault=Fault.ENTRY_MISSING, leaf=5, entry=105)]


def test_a_leaf_that_was_removed_leaves_a_gap_and_breaks_the_next_root():
    found = list(faults((*SOUND[:5], *SOUND[6:]), ANCHORS))

    assert found[0] == Finding(fault=Fault.ENTRY_MISSING, leaf=5, entry=106)
    assert Finding(fault=Fault.ROOT_DIFFERS, size=8) in found


def test_an_entry_rewritten_together_with_its_leaf_contradicts_the_next_anchor():
    forged = leaf(5, said="forged")

    found = list(faults((*SOUND[:5], forged, *SOUND[6:]), ANCHORS))
    assert found == [
        Finding(fault=Fault.ROOT_DIFFERS, size=8),
        Finding(fault=Fault.ROOT_DIFFERS, size=10),
    ]


@pytest.mark.parametrize("left", [0, 4, 9])
def test_a_log_cut_short_has_fewer_leaves_than_an_anchor_counts(left):
    found = list(faults(SOUND[:left], ANCHORS))

    assert found == [
        Finding(fault=Fault.CUT_SHORT, leaf=left, size=next(size for size in SIZES if size > left))
    ]


def test_a_log_replaced_as_a_whole_contradicts_the_copies_of_its_anchors():
    replaced = tuple(leaf(index, said="another story") for index in range(12))
    recomputed = anchored(replaced)

    assert not list(faults(replaced, recomputed))
    kept = {anchor.head.size: anchor for anchor in recomputed}
    assert list(disagreements(kept, ANCHORS)) == [
        Finding(fault=Fault.ANCHOR_DIFFERS, size=size) for size in SIZES
    ]


def test_an_anchor_that_only_its_copy_remembers_was_removed():
    kept = {anchor.head.size: anchor for anchor in ANCHORS[:-1]}

    assert list(disagreements(kept, ANCHORS)) == [Finding(fault=Fault.ANCHOR_LOST, size=10)]
    assert not list(disagreements(kept, ANCHORS[:-1]))


def test_an_entry_written_into_the_past_comes_after_an_anchor_that_should_cover_it():
    late = ANCHORS[-1].head.at - GRACE
    in_time = (*SOUND[:10], leaf(10, at=late))
    backdated = (*SOUND[:10], leaf(10, at=late - timedelta(seconds=1)))

    assert not list(faults(in_time, ANCHORS))
    assert list(faults(backdated, ANCHORS)) == [Finding(fault=Fault.BACKDATED, leaf=10, entry=110)]
