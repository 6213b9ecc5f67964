"""What no rule read is shown, so that nothing of a guide is lost."""

from readingwork import catalogue

from tongban.core.reading.blocks import guide_of_text
from tongban.core.reading.leftovers import leftovers
from tongban.core.reading.reading import read_guide


def test_a_sentence_without_a_suggestion_is_left_over_and_a_heading_is_not():
    guide = guide_of_text("甲事项\n一、申请材料\n1.身份证\n说明：天气很好。心情也好。\n嗯。")

    left = leftovers(guide, read_guide(guide, catalogue()))

    assert [one.text for one in left] == ["说明：天气很好", "心情也好"]
