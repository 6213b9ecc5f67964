"""Search finds things by the words people use, and reads no query as syntax."""

import json
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.search import Entry, EntryKind, Search
from tongban.adapters.search.words import MOST_TERMS, query_terms

REAL_HEADINGS = Path(__file__).parents[4] / "shared/data/items/items.json"

ENTRIES = (
    Entry(
        code="food",
        kind=EntryKind.ITEM,
        title="食品经营许可（新办）",
        department="明川市市场监督管理局",
        summary="经营餐饮、销售食品前取得的许可。",
        keywords=("开饭店", "餐饮", "小吃店", "奶茶店"),
        evidence=("营业执照", "从业人员健康证明"),
    ),
    Entry(
        code="restaurant",
        kind=EntryKind.JOURNEY,
        title="开办餐饮店",
        keywords=("开饭店", "开餐馆"),
    ),
    Entry(code="household", kind=EntryKind.ITEM, title="出生登记", keywords=("新生儿上户口",)),
    Entry(code="death", kind=EntryKind.JOURNEY, title="公民身后", keywords=("亲人去世",)),
    Entry(code="id-card", kind=EntryKind.ITEM, title="居民身份证补领", keywords=("身份证丢了",)),
    Entry(code="retire", kind=EntryKind.ITEM, title="职工退休申请", questions=("几岁能退休？",)),
)
SEARCH = Search.build(ENTRIES)


def first(query: str) -> str | None:
    hits = SEARCH.search(query)
    return hits[0].code if hits else None


@pytest.mark.parametrize(
    ("spoken", "code"),
    [
        ("开饭店", "restaurant"),
        ("我想开一家奶茶店需要什么手续", "food"),
        ("小孩刚出生怎么上户口", "household"),
        ("身份证丢了怎么办", "id-card"),
        ("几岁可以退休", "retire"),
        ("食品经营许可(新办)", "food"),
        ("健康证明", "food"),
        ("市场监督管理局", "food"),
        ("家里老人去世了怎么办", "death"),
    ],
)
def test_everyday_words_find_the_item(spoken: str, code: str) -> None:
    assert first(spoken) == code


def test_a_journey_comes_before_an_item_that_the_same_words_name() -> None:
    codes = [hit.code for hit in SEARCH.search("开饭店")]

    assert codes == ["restaurant", "food"]


@pytest.mark.parametrize("nothing", ["", "   ", "？！", "我想要", "\x00", "%%%%", "龘龘龘"])
def test_words_that_name_nothing_find_nothing(nothing: str) -> None:
    assert SEARCH.search(nothing) == ()


@pytest.mark.parametrize(
    "query", ["title:食品 OR *", '"食品经营', "食品 AND (", "食品~2^9", "食品\\", "[食品 TO *]"]
)
def test_query_syntax_is_read_as_plain_words(query: str) -> None:
    assert first(query) == "food"


@given(st.text(alphabet=st.characters(), max_size=300))
def test_no_text_whatever_breaks_a_search(query: str) -> None:
    assert all(hit.score > 0 for hit in SEARCH.search(query))


@pytest.mark.parametrize("unit", ["开饭店", "%", "(", "a ", "龘"])
def test_a_ten_thousand_character_query_is_bounded(unit: str) -> None:
    """A96."""
    began = time.perf_counter()
    SEARCH.search(unit * 10_000)

    assert time.perf_counter() - began < 0.2
    assert len(query_terms(unit * 10_000)) <= MOST_TERMS


def test_highlights_mark_what_matched_in_the_title() -> None:
    hit = SEARCH.search("食品许可")[0]

    assert [hit.title[start:end] for start, end in hit.highlights] == ["食品", "许可"]


def test_the_limit_holds() -> None:
    assert len(SEARCH.search("开饭店", limit=1)) == 1
    assert SEARCH.search("开饭店", limit=0) == ()


def test_a_rebuild_is_seen_whole_or_not_at_all() -> None:
    """While the index is swapped a reader sees all of one or all of the other (F21, F26)."""
    old = tuple(Entry(code=f"old-{n}", kind=EntryKind.ITEM, title=f"旧事项{n}") for n in range(5))
    new = tuple(Entry(code=f"new-{n}", kind=EntryKind.ITEM, title=f"旧事项{n}") for n in range(5))
    search, seen, finished = Search.build(old), [], threading.Event()

    def read() -> None:
        while not finished.is_set():
            seen.append({hit.code[:3] for hit in search.search("旧事项")})

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(5):
        search.rebuild(new)
        search.rebuild(old)
    finished.set()
    reader.join()

    assert seen
    assert all(len(kinds) == 1 for kinds in seen)


@pytest.mark.skipif(not REAL_HEADINGS.exists(), reason="the 1,135 real headings are not here")
def test_of_real_headings_each_finds_itself_first() -> None:
    items = json.loads(REAL_HEADINGS.read_text(encoding="utf-8"))["items"]
    titles = [item["name"] for item in items]
    search = Search.build(
        Entry(code=str(at), kind=EntryKind.ITEM, title=title) for at, title in enumerate(titles)
    )

    found = sum(search.search(title, limit=1)[0].title == title for title in titles)

    assert found / len(titles) >= 0.99
