"""A guide is kept as it came; whatever is cut from it knows where it stood."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readingwork import fragment

from tongban.core.reading.blocks import (
    LONGEST_BLOCK,
    MOST_BLOCKS,
    Block,
    Cell,
    GuideText,
    Paragraph,
    TitleLine,
    guide_of_text,
)
from tongban.core.reading.markers import has_marker, items, without_marker
from tongban.core.reading.topics import Topic, topic_of_label, topic_of_question
from tongban.core.vocabulary.errors import InvalidValue


def test_tabs_part_the_cells_of_a_row_and_another_line_ends_the_table():
    guide = guide_of_text("标题\n事项\t甲\n时限\t1日\n结束\n又\t一")

    places = [block.place for block in guide.blocks]

    assert places == [
        Paragraph(),
        Cell(1, 1, 1),
        Cell(1, 1, 2),
        Cell(1, 2, 1),
        Cell(1, 2, 2),
        Paragraph(),
        Cell(2, 1, 1),
        Cell(2, 1, 2),
    ]


def test_a_place_is_told_in_words():
    assert Block(number=3, text="甲", place=TitleLine()).where == "第 3 段"
    assert Block(number=3, text="甲", place=Cell(1, 2, 3)).where == "表格 1 第 2 行第 3 列"


@pytest.mark.parametrize(
    "lines",
    [[" "], [], ["甲"] * (MOST_BLOCKS + 1), ["甲" * (LONGEST_BLOCK + 1)], ["甲" * 19_000] * 11],
)
def test_what_is_empty_or_no_guide_of_one_item_is_refused(lines):
    blocks = tuple(Block(number=number, text=line) for number, line in enumerate(lines))

    with pytest.raises(InvalidValue):
        GuideText(blocks)


def test_a_fragment_knows_its_sentence():
    words = fragment("第一句。第二句有三个词；还有一半。第三句")

    middle = words.part(words.text.index("三个"), words.text.index("词"))

    assert middle.text == "三个"
    assert middle.sentence == "第二句有三个词；还有一半。"
    assert fragment("没有句号").part(1, 2).sentence == "没有句号"


@given(st.text(alphabet="一二（）()1.、；;。：，甲乙①\n ", max_size=60))
def test_items_are_stretches_of_the_text_in_its_order(text):
    words = fragment(text)

    found = items(words)

    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    ["一、甲乙", "（一）甲乙", "1.甲乙", "4.1 甲乙", "①甲乙", "- 甲乙", "2）甲乙", "第一部分 甲乙"],
)
def test_a_number_before_words_is_a_marker(text):
    assert has_marker(fragment(text))
    assert without_marker(fragment(text)).text == "甲乙"


@pytest.mark.parametrize("text", ["2.5米以内", "20元（到期换领）", "3个工作日", "甲、乙"])
def test_a_number_that_counts_something_is_no_marker(text):
    assert not has_marker(fragment(text))


def test_labels_match_whole_and_questions_anywhere():
    assert topic_of_label("【申请材料】") is Topic.EVIDENCE
    assert topic_of_label("其他必要材料") is None
    assert topic_of_question("需要准备什么？") is Topic.EVIDENCE
    assert topic_of_question("你好") is None
