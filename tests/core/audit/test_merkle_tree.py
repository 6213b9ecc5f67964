"""The tree is that of RFC 6962: known roots, and proofs that only the truth passes (A88)."""

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tongban.core.audit.checking import Frontier
from tongban.core.audit.hashing import EMPTY, joined, leaf_hash, node_hash
from tongban.core.audit.places import consistency, inclusion, peaks
from tongban.core.audit.proofs import Consistency, Inclusion, extends, includes
from tongban.core.audit.tiles import WIDTH, grown, hash_of, root_of, tails, tiles_of

PUBLISHED_LEAVES = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
PUBLISHED_ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""The leaves and roots that Certificate Transparency publishes to test implementations."""

MOST = 600
LEAVES = tuple(leaf_hash(str(number).encode()) for number in range(MOST))
sizes = st.one_of(st.integers(1, 40), st.integers(1, MOST))


@cache
def root(first: int, last: int) -> bytes:
    """Return the root over leaves by the words of RFC 6962 §2.1, and nothing cleverer."""
    if last - first <= 1:
        return LEAVES[first] if last > first else EMPTY
    split = 1
    while split * 2 < last - first:
        split *= 2
    return node_hash(root(first, first + split), root(first + split, last))


@cache
def tree(size, *, step=MOST):
    """Return the tiles of a tree that grew by batches."""
    tiles = {}
    for start in range(0, size, step):
        kept = {place: tiles[place] for place in tails(start)}
        tiles.update(grown(start, kept, LEAVES[start : min(size, start + step)]))
    return tiles


def included(index, size):
    """Return the proof that a leaf is in a tree."""
    tiles = tree(size)
    path = tuple(hash_of(one, tiles) for one in inclusion(index, size))
    return Inclusion(index=index, size=size, path=path)


def consistent(old, size):
    """Return the proof that a tree goes on from another."""
    tiles = tree(size)
    path = tuple(hash_of(one, tiles) for one in consistency(old, size))
    return Consistency(old=old, size=size, path=path)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_trees_have_their_published_roots(size):
    frontier = Frontier()
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in PUBLISHED_LEAVES[:size]]
    for leaf in leaves:
        frontier.add(leaf)

    assert frontier.root.hex() == PUBLISHED_ROOTS[size - 1]
    assert root_of(size, dict(grown(0, {}, leaves))).hex() == PUBLISHED_ROOTS[size - 1]


def test_a_tree_without_leaves_has_the_hash_of_nothing_as_its_root():
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert Frontier().root.hex() == nothing
    assert root_of(0, {}).hex() == joined(()).hex() == nothing
    assert not list(grown(0, {}, ()))


@given(sizes, st.integers(1, 400))
@example(size=2 * WIDTH, step=WIDTH)
def test_however_it_grew_a_tree_has_the_root_that_the_words_of_the_rule_say(size, step):
    tiles = tree(size, step=step)

    assert root_of(size, tiles) == root(0, size)
    assert tiles == tree(size)


@given(sizes, st.data())
def test_a_proof_shows_each_leaf_and_no_other(size, data):
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, MOST - 1))
    proof = included(index, size)

    assert includes(root(0, size), LEAVES[index], proof)
    assert includes(root(0, size), LEAVES[other], proof) == (other == index)


@given(sizes, st.data())
def test_a_bent_proof_of_a_leaf_shows_nothing(size, data):
    proof = included(data.draw(st.integers(0, size - 1)), size)
    for path in bent(proof.path, data):
        wrong = Inclusion(index=proof.index, size=size, path=path)
        assert not includes(root(0, size), LEAVES[proof.index], wrong)
    for index in (-1, size, proof.index ^ 1):
        wrong = Inclusion(index=index, size=size, path=proof.path)
        assert not includes(root(0, size), LEAVES[proof.index], wrong)


@given(sizes, st.data())
def test_a_proof_shows_that_a_tree_goes_on_from_an_earlier_one(size, data):
    old = data.draw(st.integers(0, size))

    assert extends(root(0, old), root(0, size), consistent(old, size))


@given(sizes, st.data())
def test_no_proof_shows_that_a_tree_goes_on_from_another(size, data):
    old = data.draw(st.integers(1, size))
    proof = consistent(old, size)
    another = leaf_hash(b"another")

    assert not extends(another, root(0, size), proof)
    assert not extends(root(0, old), another, proof)
    for path in bent(proof.path, data):
        wrong = Consistency(old=old, size=size, path=path)
        assert not extends(root(0, old), root(0, size), wrong)


def test_what_is_no_beginning_extends_to_nothing():
    assert not extends(EMPTY, LEAVES[0], Consistency(old=2, size=1, path=()))
    assert not extends(EMPTY, LEAVES[0], Consistency(old=0, size=1, path=(EMPTY,)))
    assert not extends(LEAVES[0], LEAVES[0], Consistency(old=3, size=4, path=()))
    with pytest.raises(ValueError, match="no beginning"):
        consistency(2, 1)
    with pytest.raises(ValueError, match="no leaf"):
        inclusion(1, 1)


def bent(path, data):
    """Yield paths that are like `path` and wrong: longer, shorter, with a hash exchanged."""
    stray = leaf_hash(b"stray")
    yield (*path, stray)
    yield (stray, *path)
    if path:
        yield path[:-1]
        place = data.draw(st.integers(0, len(path) - 1))
        yield (*path[:place], stray, *path[place + 1 :])


@given(sizes, st.data())
def test_a_proof_reads_few_tiles(size, data):
    index = data.draw(st.integers(0, size - 1))

    assert len(inclusion(index, size)) <= (size - 1).bit_length()
    assert len(tiles_of(inclusion(index, size))) <= 2 * 2
    assert len(tree(size)) == -(-size // WIDTH) + (size >= WIDTH)


def test_a_million_leaves_are_proved_from_a_handful_of_tiles():
    ranges = inclusion(123_456, 1_000_003)

    assert len(ranges) == 20
    assert len(tiles_of(ranges)) <= 6
    assert sum(1 << place.level for place in peaks(0, 1_000_003)) == 1_000_003
