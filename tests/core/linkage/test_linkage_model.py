"""A pair weighs the same whichever comes first, and says why."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linkage_strategies import BORN, FIELDS, MODEL, NAME, NUMBER, level, records

from tongban.core.linkage.clusters import clusters
from tongban.core.linkage.judging import Likeness, judge, likeness_of
from tongban.core.linkage.levels import Equal, Near, Otherwise, fields_of, near
from tongban.core.linkage.model import LinkageComparison
from tongban.core.linkage.thresholds import LabelledWeight, LinkageScore, choose, score_at
from tongban.core.vocabulary.errors import InvalidValue

WANG = {"number": "519901", "name": "王小明", "sound": "wang xiao ming", "birth_date": "1990-01-31"}


@given(records, records)
def test_a_pair_weighs_the_same_whichever_comes_first(one, other):
    assert judge(MODEL, one, other) == judge(MODEL, other, one)


@given(records, records)
def test_a_weight_is_the_prior_and_what_each_comparison_adds(one, other):
    judged = judge(MODEL, one, other)

    assert math.isclose(judged.weight, judged.prior + sum(part.weight for part in judged.parts))
    assert all(part.weight == 0 for part in judged.parts if not part.level)


def test_a_homophone_counts_less_than_the_same_name_and_more_than_another():
    def of_name(name, sound):
        judged = judge(MODEL, WANG, {**WANG, "name": name, "sound": sound})
        return next(part.weight for part in judged.parts if part.name == "name")

    same = of_name("王小明", "wang xiao ming")
    homophone = of_name("王晓明", "wang xiao ming")
    misheard = of_name("王晓敏", "wang xiao min")
    another = of_name("李四", "li si")
    assert same > homophone > misheard > 0 > another


def test_what_is_unknown_is_held_neither_for_nor_against():
    assert judge(MODEL, WANG, {}).weight == MODEL.prior_weight


def test_a_key_joins_whatever_else_differs_and_never_by_blanks():
    moved = {"number": "519901", "name": "王小明", "birth_date": "1980-01-01"}
    assert judge(MODEL, WANG, moved).likeness is Likeness.ONE
    assert judge(MODEL, WANG, moved).key == ("number", "name")
    nameless = {"number": "519901", "name": None}
    assert judge(MODEL, nameless, nameless).key == ()


def test_between_the_lines_people_look():
    kinds = [likeness_of(MODEL, weight) for weight in (8, 7.9, -2, -2.1)]
    assert kinds == [Likeness.ONE, Likeness.REVIEW, Likeness.REVIEW, Likeness.APART]


@given(st.text("ab1", max_size=6), st.text("ab1", max_size=6), st.integers(0, 3))
def test_edits_are_counted_as_levenshtein_did(one, other, edits):
    def distance(left, right):
        if not left or not right:
            return len(left) + len(right)
        return min(
            distance(left[1:], right) + 1,
            distance(left, right[1:]) + 1,
            distance(left[1:], right[1:]) + (left[0] != right[0]),
        )

    assert near(one, other, edits) is (distance(one, other) <= edits)


def test_chinese_is_never_near_for_bytes_would_count_otherwise():
    assert not near("王小明", "王小明", 3)


def test_a_model_reads_each_field_once():
    assert set(MODEL.fields) == set(FIELDS)
    assert len(MODEL.fields) == len(FIELDS)
    assert fields_of(Otherwise()) == ()


def test_a_model_that_cannot_judge_is_refused():
    ending = level(Otherwise(), 0.1, 0.9)
    for wrong in (
        lambda: level(Equal(field="a"), 0, 0.5),
        lambda: replace(MODEL, prior=1),
        lambda: replace(MODEL, review_from=9),
        lambda: replace(MODEL, blocks=()),
        lambda: replace(MODEL, keys=((),)),
        lambda: replace(MODEL, comparisons=(NAME, NAME)),
        lambda: replace(NAME, fields=("name",)),
        lambda: replace(NAME, levels=NAME.levels[:-1]),
        lambda: replace(NAME, levels=()),
        lambda: LinkageComparison(name="a", label="甲", fields=(), levels=(ending,)),
    ):
        with pytest.raises(InvalidValue):
            wrong()


def test_what_is_learned_replaces_the_figures_of_named_comparisons_only():
    taught = MODEL.learned([("born", ((0.8, 0.1), (0.2, 0.9)))])

    assert [(one.m, one.u) for one in taught.comparisons[2].levels] == [(0.8, 0.1), (0.2, 0.9)]
    assert taught.comparisons[:2] == (NAME, NUMBER)
    assert BORN.levels[0].m == 0.97
    assert taught.with_thresholds(link_from=3, review_from=1).link_from == 3


def weights(*pairs):
    return [LabelledWeight(weight=weight, one=one) for weight, one in pairs]


def test_the_line_of_linking_keeps_wrong_links_out_and_the_line_of_review_lets_true_ones_in():
    pairs = weights((9, True), (8, True), (7, False), (6, True), (1, False), (0, False))

    lines = choose(pairs)
    assert (lines.link_from, lines.review_from) == (8, 6)
    assert score_at(pairs, lines.link_from) == LinkageScore(right=2, wrong=0, missed=1)
    assert choose(pairs, precision=0.7).link_from == 6
    assert choose(pairs, seen=0.6).review_from == 8


def test_pairs_of_equal_weight_are_linked_together_or_not_at_all():
    lines = choose(weights((9, True), (5, True), (5, False)))
    assert lines.link_from == 9


def test_true_pairs_that_were_never_weighed_count_as_missed():
    pairs = weights((9, True), (1, False))
    assert score_at(pairs, 9, all_true=4) == LinkageScore(right=1, wrong=0, missed=3)
    assert choose(pairs, all_true=4).review_from == 9


def test_nothing_is_learned_from_pairs_of_which_none_is_one():
    with pytest.raises(InvalidValue):
        choose(weights((9, False)))


def test_precision_recall_and_f1_are_what_they_are_everywhere():
    score = LinkageScore(right=6, wrong=2, missed=4)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert math.isclose(score.f1, 2 / 3)
    none = LinkageScore(right=0, wrong=0, missed=0)
    assert (none.precision, none.recall, none.f1) == (1, 1, 1)
    assert LinkageScore(right=0, wrong=1, missed=1).f1 == 0


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12))
def test_records_are_together_when_a_way_of_pairs_leads_between_them(pairs):
    found = clusters(pairs)

    together = {name: names for names in found for name in names}
    assert sum(map(len, found)) == len(together)
    for one, other in pairs:
        assert one == other or together[one] is together[other]
    for names in found:
        inside = [(one, other) for one, other in pairs if one in names]
        assert len({name for pair in inside for name in pair}) == len(names)
        assert len([1 for one, other in inside if one != other]) >= len(names) - 1


def test_a_level_may_be_near_only_in_its_own_field():
    assert fields_of(Near(field="number", edits=1)) == ("number",)
