"""检索记录: words and counts of a day; nothing of a person is kept, nothing rare is shown."""

import pytest

from tongban.core.assessment.indicators import E2026, E2026_SEARCHED, Dimension
from tongban.core.assessment.searches import SearchTally, of_searches, shown, worth_keeping
from tongban.core.performance.measures import Ratio


@pytest.mark.parametrize(
    "words",
    [
        "519900199001011237",
        "张三 13800138000",
        "zhang@example.com",
        "https://example.com/a",
        "这是一整段话，里面写了我家里的事情，又长又具体，谁看了都知道是谁写的",
        " ",
    ],
)
def test_words_that_may_be_of_a_person_are_not_kept(words):
    assert worth_keeping(words) == ""


def test_the_same_words_are_counted_together_however_they_are_typed():
    assert worth_keeping("  开  饭店 ") == worth_keeping("开 饭店") == "开 饭店"
    assert worth_keeping("ETC") == "etc"
    assert worth_keeping("2026 年落户") == "2026 年落户"


def test_words_that_only_a_few_typed_are_shown_to_nobody():
    rare, often = SearchTally(words="某某某", times=2), SearchTally(words="落户", times=3)

    assert shown([rare, often]) == (often,)


def test_searches_read_what_was_found_and_what_was_opened():
    found = of_searches(
        [
            SearchTally(words="落户", times=8, first=5, opened={("item", "a"): 6}),
            SearchTally(words="开店", times=2, nothing=1, first=4),
            SearchTally(words="飞碟", times=5, nothing=5),
        ]
    )

    assert found == {"search_found": Ratio(9, 15), "search_led": Ratio(6, 9)}
    assert of_searches([])["search_led"].share is None
    assert SearchTally(words="a", times=1, opened={("item", "a"): 2}).clicks == 2


def test_an_edition_is_added_and_the_one_before_stays_as_it_was():
    more = {one.code for one in E2026_SEARCHED.indicators} - {one.code for one in E2026.indicators}

    assert more == {"search_found", "search_led"}
    assert set(E2026.indicators) < set(E2026_SEARCHED.indicators)
    assert [one.code for one in E2026_SEARCHED.of(Dimension.EFFECT)][4:7] == [
        "found_by_words",
        "search_found",
        "search_led",
    ]
