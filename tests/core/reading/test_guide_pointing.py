"""Words that another reader points at are read by the same rules, and never twice."""

import pytest
from readingwork import catalogue

from tongban.core.reading.blocks import guide_of_text
from tongban.core.reading.pointing import PointedKind, Pointer, pointed_at
from tongban.core.reading.reading import read_guide

GUIDE = guide_of_text(
    "甲事项\n带上租约\n申请材料：身份证\n三个工作日\n看《消防法》第十五条\n本市户籍"
)


def pointer(kind: PointedKind, block: int, words: str) -> Pointer:
    start = GUIDE.blocks[block - 1].text.index(words)
    return Pointer(kind=kind, block=block, start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("kind", "block", "words"),
    [
        (PointedKind.EVIDENCE, 2, "租约"),
        (PointedKind.LIMIT, 4, "三个工作日"),
        (PointedKind.CITATION, 5, "《消防法》第十五条"),
        (PointedKind.CONDITION, 6, "本市户籍"),
    ],
)
def test_what_the_rules_missed_is_suggested_with_little_confidence(kind, block, words):
    (one,) = pointed_at([pointer(kind, block, words)] * 2, GUIDE, catalogue(), found=())

    assert one.source.text == words
    assert one.rule == f"second.{kind.value}"
    assert one.confidence < 0.5


def test_what_the_rules_found_is_not_suggested_again():
    again = pointer(PointedKind.EVIDENCE, 3, "身份证")

    assert pointed_at([again], GUIDE, catalogue(), found=read_guide(GUIDE, catalogue())) == ()


@pytest.mark.parametrize(("block", "start", "end"), [(99, 0, 1), (2, 3, 3), (2, -1, 2), (2, 0, 99)])
def test_what_points_beside_the_guide_is_nothing(block, start, end):
    beside = Pointer(kind=PointedKind.EVIDENCE, block=block, start=start, end=end)

    assert pointed_at([beside], GUIDE, catalogue(), found=()) == ()
