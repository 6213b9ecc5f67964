"""The error tree: one root, stable codes, whole after crossing a process border."""

import pickle

import pytest

from tongban.core.vocabulary import errors
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import (
    CatalogueError,
    Conflict,
    InvalidValue,
    NotAllowed,
    Problem,
    Reason,
    TongbanError,
)
from tongban.core.vocabulary.reasons import sentence_for

ARTICLE = Citation(law="行政许可法", article="72")
PROBLEM = Problem(where="items/food.yaml:12", message="no article", rule="legal-basis")
BRANCHES = TongbanError.__subclasses__()
EXAMPLES = [
    InvalidValue("citizen number", Reason.CHECK, position=17),
    NotAllowed("a second notice", rule="one-notice", citation=ARTICLE),
    Conflict("claimed by another officer"),
    CatalogueError((PROBLEM,)),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: error.code)
def test_an_error_crosses_process_borders_whole(error):
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes

    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)


def test_every_branch_has_a_code_of_its_own():
    codes = {branch.code for branch in vars(errors).values() if branch in BRANCHES}

    assert len(codes) == len([b for b in BRANCHES if b.__module__ == errors.__name__])


def test_the_tree_in_the_docstring_names_every_branch():
    assert all(
        f"├── {branch.__name__} " in errors.__doc__ or f"└── {branch.__name__} " in errors.__doc__
        for branch in BRANCHES
        if branch.__module__ == errors.__name__
    )


def test_a_problem_reads_as_a_line_for_an_editor():
    assert str(PROBLEM) == "items/food.yaml:12: no article [legal-basis]"


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("kind", ["citizen number", "anything else"])
def test_every_reason_has_a_sentence_for_readers(kind, reason):
    sentence = sentence_for(InvalidValue(kind, reason))

    assert not sentence.isascii()
    assert "，" in sentence or sentence.startswith("请")


def test_a_particular_sentence_comes_before_the_general_one():
    general = sentence_for(InvalidValue("item code", Reason.CHECK))

    assert sentence_for(EXAMPLES[0]) != general


def test_a_chinese_reason_is_told_as_it_is_and_an_english_one_is_not():
    assert sentence_for(InvalidValue("面积", "不能小于 0")) == "不能小于 0"
    assert not sentence_for(InvalidValue("act", "a moment without a time zone")).isascii()
